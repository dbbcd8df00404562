// @ts-check
/**
 * How a number format changes what a number means. `month` shows a date without its day; `time` and `elapsed` are no
 * dates at all. `shown:4:万` is a number a person sees ten thousand times smaller with 万 behind it.
 * @typedef {"percent" | "time" | "elapsed" | "month" | "plain" | `shown:${number}:${string}`} FormatKind
 */

/** Built-in formats that are never spelled out in a file. @type {Readonly<Record<number, FormatKind>>} */
const builtIn = {
  ...kinds("percent", [9, 10]),
  ...kinds("month", [17, 36, 50, 52, 57]),
  ...kinds("time", [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]),
  ...kinds("elapsed", [46]),
};

/** @param {FormatKind} kind @param {number[]} ids */
function kinds(kind, ids) {
  return Object.fromEntries(ids.map((id) => [id, kind]));
}

/**
 * @param {number} id
 * @param {string | undefined} code as spelled out in the file
 * @returns {FormatKind}
 */
export function formatKind(id, code) {
  if (code === undefined) return builtIn[id] ?? "plain";
  const positive = code.split(";")[0] ?? "";
  const shown = shownAs(positive);
  if (shown) return shown;
  const bare = positive.replace(/"[^"]*"|\\.|[_*]./g, "");
  if (bare.includes("%")) return "percent";
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "elapsed";
  const letters = bare
    .replace(/\[[^\]]*\]/g, "")
    .replace(/am\/pm|a\/p|general/gi, "")
    .toLowerCase();
  if (/[hs]/.test(letters) && !/[yd]/.test(letters)) return "time";
  return /y/.test(letters) && /m/.test(letters) && !/[dhs]/.test(letters) ? "month" : "plain";
}

const moneyScale = /^(?:[十百千]?[万亿]元?|千?元)$/;

/**
 * Formats that show another number than the cell holds, or a unit behind it: 0!.0,"万" and 0.00"亿元".
 * @param {string} code @returns {FormatKind | null}
 */
function shownAs(code) {
  const tokens = [...code.matchAll(/"([^"]*)"|[\\!](.)|[_*].|\[[^\]]*\]|([\s\S])/g)];
  let [places, commas, behindPoint, literal] = [0, 0, -1, ""];
  for (const [, quoted, escaped, plain] of tokens) {
    const words = quoted ?? escaped ?? "";
    if (words === "." && places > 0) behindPoint = 0;
    else if (words !== "" || (plain && plain > "\u2e80")) literal += words || plain;
    else if (plain && "0#?".includes(plain)) {
      places += 1;
      commas = 0;
      if (behindPoint >= 0) behindPoint += 1;
    } else if (plain === "," && places > 0) commas += 1;
    else if (plain === "." && behindPoint >= 0) break;
  }
  const scale = 3 * commas + Math.max(0, behindPoint);
  const unit = literal.replace(/\s/g, "");
  if (places === 0 || (scale === 0 && !moneyScale.test(unit))) return null;
  return `shown:${scale}:${moneyScale.test(unit) ? unit : ""}`;
}

/** A number as a person sees it: 15 significant digits, without exponent. @param {number} value */
export function plainDecimal(value) {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = 1 + Number(exponent);
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${digits}` : digits.padEnd(point, "0");
  const whole = padded.slice(0, Math.max(1, point));
  const fraction = padded.slice(Math.max(1, point)).replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return value < 0 ? `-${text}` : text;
}

/** What a person reads of a number under a `shown` format. @param {number} value @param {string} nature */
export function shownText(value, nature) {
  const [, scale = "0", unit = ""] = nature.split(":");
  return `${plainDecimal(Number(`${plainDecimal(value)}e-${scale}`))}${unit}`;
}

/** `37.22%` for 0.3722. @param {number} ratio */
export const percentText = (ratio) => `${plainDecimal(Number(`${plainDecimal(ratio)}e2`))}%`;

const dayInMs = 86_400_000;
const firstDayOf1904 = Date.UTC(1904, 0, 1);
const dayZeroOf1900 = Date.UTC(1899, 11, 31);
// Serial numbers from 61 on count a 29 February 1900 that never was.
const dayZeroAfterLeap = Date.UTC(1899, 11, 30);
const firstOfMarch1900 = Date.UTC(1900, 2, 1);

/** Days since the sheet's epoch, back from the date they were read as. @param {Date} date @param {boolean} date1904 */
export function serialOf(date, date1904) {
  if (date1904) return (date.getTime() - firstDayOf1904) / dayInMs;
  const zero = date.getTime() < firstOfMarch1900 ? dayZeroOf1900 : dayZeroAfterLeap;
  return (date.getTime() - zero) / dayInMs;
}

/** `18:56`, or `255:10:10` for a length of time. @param {number} days */
export function clockText(days) {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 > 0) parts.push(seconds % 60);
  const text = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return days < 0 ? `-${text}` : text;
}
