import { type Decimal, decimalOf, shifted, whole } from "./decimal";

const digitOf: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from("零一二三四五六七八九", (numeral, digit) => [numeral, digit]),
);
const placeOf: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };

const written = "〇两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億點";
const common = "零二二一二二三三四五六六七八九十百千万亿点";
const anyWritten = new RegExp(`[${written}]`, "g");

// One way to write each number up to 9999. 三千五 is left out: it may mean 3500 or 3005.
const digit = "[一二三四五六七八九]";
const tens = `${digit}?十${digit}?`;
const hundreds = `${digit}百(?:零${digit}|${digit}十${digit}?)?`;
const thousands = `${digit}千(?:零${digit}十${digit}?|零${digit}|${hundreds})?`;
const numeral = new RegExp(`^(?:${thousands}|${hundreds}|${tens}|${digit})$`);
const step = new RegExp(`(${digit}?)([十百千]?)`, "g");

const separated = /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d+)?$/;

/** Financial and traditional numerals as the common ones: 贰亿 is 二亿, 两亿 is 二亿. */
export const commonNumerals = (text: string): string =>
  text.replace(anyWritten, (sign) => common[written.indexOf(sign)] ?? sign);

/**
 * A number without 万 or 亿: `1200.5`, `1,200.5`, `5千`, `三千五百`, `2千3百`, `一点二`.
 * Expects common numerals; null when it is not a number beyond doubt.
 */
export function numberOf(text: string): Decimal | null {
  return arabicOf(text) ?? chineseOf(text);
}

function arabicOf(text: string): Decimal | null {
  const place = placeOf[text.slice(-1)];
  const plain = place === undefined ? text : text.slice(0, -1);
  if (plain === "" || plain.startsWith("-")) return null;
  const value = decimalOf(separated.test(plain) ? plain.replace(/[, ]/g, "") : plain);
  return value && shifted(value, place ?? 0);
}

function chineseOf(text: string): Decimal | null {
  const chinese = text.replace(/\d/g, (sign) => "零一二三四五六七八九"[Number(sign)] ?? sign);
  const [integer = "", fraction, ...rest] = chinese.split("点");
  const value = integerOf(integer);
  if (value === null || rest.length > 0) return null;
  return fraction === undefined ? whole(BigInt(value)) : decimalOf(`${value}.${digitsOf(fraction) ?? ""}`);
}

/** 0 to 9999: 十五, 三千零五, also 零五百 as it follows 万 or 亿. */
export function integerOf(chinese: string): number | null {
  if (chinese === "零") return 0;
  const text = chinese.replace(/^零/, "");
  if (!numeral.test(text)) return null;
  let total = 0;
  for (const [, sign = "", place = ""] of text.matchAll(step))
    if (sign || place) total += (digitOf[sign] ?? 1) * 10 ** (placeOf[place] ?? 0);
  return total;
}

/** Digits read one by one: 二零二六 is "2026". */
export function digitsOf(chinese: string): string | null {
  const digits = Array.from(chinese, (sign) => digitOf[sign]);
  return digits.length > 0 && digits.every((value) => value !== undefined) ? digits.join("") : null;
}
