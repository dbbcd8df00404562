import { describe, expect, test } from "vitest";
import { type Amount, type AmountFlag, parseAmount, type Qualifier, textOfNumber } from "./amount";
import type { AmountRules } from "./refusal";
import type { Unit } from "./yuan";

const nothing: Amount = {
  yuan: null,
  typed: "",
  qualifier: "exact",
  min: null,
  max: null,
  currency: "CNY",
  units: null,
  rate: null,
  rateOn: null,
  rateSource: null,
};

/** The amount of a text that must be readable. */
function amountIn(typed: string, unit: Unit = "万元", rules: Omit<AmountRules, "unit"> = {}): Amount {
  const parsed = parseAmount(typed, { ...rules, unit });
  if (!parsed.ok || !parsed.amount) throw new Error(`${typed}: ${parsed.ok ? "blank" : parsed.message}`);
  return parsed.amount;
}

function refusal(typed: string, rules: AmountRules = { unit: "万元" }): string | null {
  const parsed = parseAmount(typed, rules);
  return parsed.ok ? null : parsed.message;
}

describe("an officer types an amount, or a cell of an old ledger holds it", () => {
  test.each<[string, Unit, number]>([
    ["10.8", "亿元", 1_080_000_000],
    ["108000", "万元", 1_080_000_000],
    ["10.8亿", "万元", 1_080_000_000],
    ["10.8亿元", "万元", 1_080_000_000],
    ["１．２亿", "万元", 120_000_000],
    ["12,000万元", "亿元", 120_000_000],
    ["1.2 亿元", "万元", 120_000_000],
    ["500,000,000", "元", 500_000_000],
    ["50000万元", "亿元", 500_000_000],
    ["1,200.5", "万元", 12_005_000],
    ["1，200", "万元", 12_000_000],
    ["12 000", "万元", 120_000_000],
    ["1。2亿", "万元", 120_000_000],
    ["0", "万元", 0],
    ["0.00", "亿元", 0],
    ["1亿2千万", "万元", 120_000_000],
    ["1亿2千3百万元", "万元", 123_000_000],
    ["5千万", "万元", 50_000_000],
    ["3百万元", "亿元", 3_000_000],
    ["800千元", "万元", 800_000],
    ["1.2万亿元", "万元", 1_200_000_000_000],
    ["3个亿", "万元", 300_000_000],
    ["5000w", "亿元", 50_000_000],
    ["12000元", "万元", 12_000],
    ["三千五百万元", "亿元", 35_000_000],
    ["一点二亿", "万元", 120_000_000],
    ["贰亿", "万元", 200_000_000],
    ["壹亿贰仟万元整", "万元", 120_000_000],
    ["一亿零五百万", "万元", 105_000_000],
    ["十五亿", "万元", 1_500_000_000],
    ["五千", "万元", 50_000_000],
    ["总投资10.8亿元", "万元", 1_080_000_000],
    ["其中 680,000", "万元", 6_800_000_000],
    ["其中：1.2亿元", "万元", 120_000_000],
    ["￥1,200.50万元", "亿元", 12_005_000],
    ["RMB 5亿", "万元", 500_000_000],
    ["5亿元（人民币）", "万元", 500_000_000],
    ["12000.12345", "万元", 120_001_235],
  ])("%s under 总投资（%s） is %d yuan", (typed, unit, yuan) =>
    expect(parseAmount(typed, { unit })).toEqual({
      ok: true,
      amount: { ...nothing, typed, yuan, units: yuan },
      flags: [],
    }),
  );

  test.each(["", "  ", "—", "——", "-", "–", "/", "／", "无", "暂无", "N/A"])("“%s” is unknown", (typed) =>
    expect(parseAmount(typed, { unit: "万元" })).toEqual({ ok: true, amount: null, flags: [] }),
  );

  test.each(["待定", "（待定）", " 待定 ", "TBD"])("%s is to be fixed, neither empty nor zero", (typed) =>
    expect(parseAmount(typed, { unit: "万元" })).toEqual({
      ok: true,
      amount: { ...nothing, typed: typed.trim(), qualifier: "toBeFixed" },
      flags: ["toBeFixed"],
    }),
  );

  test.each<[string, Qualifier]>([
    ["约10.8亿", "about"],
    ["大约10.8亿元", "about"],
    ["10.8亿元左右", "about"],
    ["约10.8亿元左右", "about"],
    ["108000万元上下", "about"],
    ["近10.8亿", "about"],
    ["10.8亿元以上", "atLeast"],
    ["超10.8亿元", "atLeast"],
    ["逾10.8亿", "atLeast"],
    ["不低于10.8亿元", "atLeast"],
    ["10.8亿多", "atLeast"],
    ["10.8亿多元", "atLeast"],
    ["10.8个多亿", "atLeast"],
  ])("%s counts as 10.8亿 and is marked %s", (typed, qualifier) =>
    expect(parseAmount(typed, { unit: "万元" })).toMatchObject({
      amount: { qualifier, yuan: 1_080_000_000, typed, min: null, max: null },
      flags: [qualifier],
    }),
  );

  test.each([
    "2-3亿",
    "2~3亿",
    "2～3亿元",
    "2亿至3亿",
    "2—3亿",
    "2 – 3 亿元",
    "两到三亿元",
    "20000-30000",
    "20000万-3亿元",
  ])("%s is a range that no sum takes in", (typed) =>
    expect(parseAmount(typed, { unit: "万元" })).toEqual({
      ok: true,
      amount: { ...nothing, typed, qualifier: "range", min: 200_000_000, max: 300_000_000 },
      flags: ["range"],
    }),
  );

  test.each<[string, number, AmountFlag[]]>([
    ["一期5亿元，二期8亿元", 1_300_000_000, ["phases"]],
    ["一期5亿元；二期8亿元。", 1_300_000_000, ["phases"]],
    ["一期1,200万元,二期800万元", 20_000_000, ["phases"]],
    ["一期约5亿元\n二期8亿元", 1_300_000_000, ["about", "phases"]],
    ["首期5亿元、二期8亿元", 1_300_000_000, ["phases"]],
    ["总投资13亿元（其中一期5亿元，二期8亿元）", 1_300_000_000, ["phases"]],
    ["总投资13亿元，其中一期5亿元", 1_300_000_000, ["phases"]],
  ])("%s is %d yuan, and the phases are asked about", (typed, yuan, flags) =>
    expect(parseAmount(typed, { unit: "万元" })).toMatchObject({ amount: { yuan }, flags }),
  );
});

test.each<[string, number, AmountFlag[]]>([
  ["1.2亿元（其中设备投资6000万元）", 120_000_000, ["remark"]],
  ["10亿元（分两期）", 1_000_000_000, ["remark"]],
  ["10亿元（暂定）", 1_000_000_000, ["about"]],
  ["（预计）3亿元", 300_000_000, ["about"]],
])("%s is %d yuan, and what the bracket says is asked about", (typed, yuan, flags) =>
  expect(parseAmount(typed, { unit: "万元" })).toMatchObject({ amount: { yuan }, flags }),
);

test.each(["3亿元（总投资10亿元）", "5亿元（原3亿元）", "（3亿元）5亿元", "3亿元（）"])(
  "%s could be either and is refused",
  (typed) => expect(parseAmount(typed, { unit: "万元" }).ok).toBe(false),
);

describe("a number cell of a sheet", () => {
  test.each([
    [8.800000000000001, "8.8"],
    [0.1 + 0.2, "0.3"],
    [20230524, "20230524"],
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-0, "0"],
    [-12.5, "-12.5"],
  ])("%s reads %s", (value, text) => expect(textOfNumber(value)).toBe(text));

  test("8.800000000000001 under 总投资（亿元） is 8.8亿 to the yuan", () =>
    expect(amountIn(textOfNumber(8.800000000000001), "亿元").yuan).toBe(880_000_000));

  test("what is not a number is refused, not guessed", () =>
    expect(refusal(textOfNumber(Number.NaN))).toContain("看不懂"));
});

describe("a county sends a list of mixed units under 总投资（万元）", () => {
  const list = ["12000", "3.5亿元", "6800万元", "２．５亿元", "两亿元", "2亿5000万元", "约10亿元", "3-5亿元"];
  const rest = ["1亿美元", "待定", "", "0", "abc", "4,500.00"];

  test("eight cells are certain and add to 128300 万元; three need a look, one is refused, two are open", () => {
    const parsed = [...list, ...rest].map((typed) => parseAmount(typed, { unit: "万元" }));
    const certain = parsed.filter((cell) => cell.ok && cell.amount && cell.flags.length === 0);
    expect(certain).toHaveLength(8);
    expect(certain.reduce((sum, cell) => sum + ((cell.ok && cell.amount?.yuan) || 0), 0)).toBe(1_283_000_000);
    expect(parsed.flatMap((cell) => (cell.ok ? cell.flags : ["refused"]))).toEqual([
      "about",
      "range",
      "foreign",
      "toBeFixed",
      "refused",
    ]);
  });
});

describe("an officer types something that could mean two things, and is told what to write", () => {
  test.each<[string, string]>([
    ["约1.5亿多", "“约1.5亿多”看不懂，请写成 15000（万元）"],
    ["abc", "“abc”看不懂，请写成数字，如 15000（万元）"],
    ["-5亿", "“-5亿”是负数，这里的金额不能小于零，请写成零或正数，如 50000（万元）"],
    ["5-3亿", "“5-3亿”看不懂，区间请从小到大写，如 2-3亿元"],
    ["$5,000", "“$5,000”没写单位，分不清是 5000美元 还是 5000万美元，请写上单位"],
    ["1亿美元（约7亿元人民币）", "“1亿美元（约7亿元人民币）”写了几种货币，请只写一种，如 15000（万元）"],
    ["1亿美元-2亿欧元", "“1亿美元-2亿欧元”写了几种货币，请只写一种，如 15000（万元）"],
    ["90071993亿元", "“90071993亿元”超过 9007 万亿，系统记不下，请核对数字和单位"],
  ])("%s", (typed, message) => expect(refusal(typed)).toBe(message));

  test("the example is in the unit of the field", () =>
    expect(refusal("约1.5亿多", { unit: "亿元" })).toBe("“约1.5亿多”看不懂，请写成 1.5（亿元）"));

  test.each([
    ..."5 8|1,20|1,2000|1.200.000|5.|2亿5000|2亿5千|5千|三千五|百亿|亿元|1.5亿5000万|2亿15000万|2亿0亿|①5亿".split(
      "|",
    ),
    ..."十几亿|数亿元|不超过5亿|3-5亿以上|3-5亿5000万|5000-1亿|2亿-3|5000元-3|3-3亿|一期5，二期8亿元|--5|5000澳元".split(
      "|",
    ),
    ..."总投资10亿元，其中一期5亿元，二期8亿元|一期5亿元，二期1亿美元|一期3-5亿，二期8亿|一期3-5亿，二期1亿|#REF!|constructor".split(
      "|",
    ),
  ])("%s is not guessed at", (typed) => expect(refusal(typed)).toMatch(/^“.+”看不懂，.*如 /));

  test("a whole paragraph is refused with its beginning", () =>
    expect(refusal("项目".repeat(200))).toBe(`“${"项目".repeat(12)}…”看不懂，请写成数字，如 15000（万元）`));

  test("nothing below zero is zero", () => expect(amountIn("-0")).toMatchObject({ yuan: 0, units: 0 }));

  test("a correction may be below zero where the field allows it", () =>
    expect(amountIn("-5亿", "万元", { allowNegative: true }).yuan).toBe(-500_000_000));
});
