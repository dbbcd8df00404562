const words =
  "password admin administrator root welcome letmein qwerty qwertyuiop asdfghjkl zxcvbnm iloveyou monkey dragon master sunshine princess football baseball shadow superman batman trustno1 hello freedom whatever login passw0rd p@ssw0rd p@ssword woaini woaini1314 aini1314 zhangsan lisi wangwu admin888 abc abcd abcdef abcdefg abcdefgh a1b2c3d4 qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t zaq12wsx qweasd qweasdzxc asdasd test tester testtest guest user default changeme secret china beijing zhejiang hangzhou shanghai government zhengfu bangong office company gongsi quzhou kecheng qujiang longyou jiangshan changshan kaihua";
const years = Array.from({ length: 60 }, (_, i) => String(1970 + i));
const tails = [
  "",
  "1",
  "12",
  "123",
  "1234",
  "12345",
  "123456",
  "!",
  "@",
  "888",
  "666",
  "520",
  "1314",
  "000",
  "111",
  "@123",
  "!@#",
  "a",
  "abc",
  "2024",
  "2025",
  "2026",
];
const repeats = [..."0123456789abcdefghijklmnopqrstuvwxyz"].flatMap((c) =>
  [8, 9, 10, 11, 12].map((n) => c.repeat(n)),
);
const runs = [
  "0123456789",
  "1234567890",
  "12345678910",
  "123456789012",
  "9876543210",
  "abcdefghijkl",
  "qwertyuiop123",
  "1q2w3e4r5t6y",
  "password123!",
  "p@ssw0rd123",
];

/** Well over three thousand passwords that are tried first by anybody who guesses. */
export const weakPasswords: ReadonlySet<string> = new Set([
  ...words
    .split(" ")
    .flatMap((word) => [...tails.map((tail) => word + tail), ...years.slice(10).map((year) => word + year)]),
  ...repeats,
  ...runs,
]);
