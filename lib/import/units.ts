import { type Currency, withoutCurrency } from "@/lib/money/currency";
import { type Unit, unitPlaces } from "@/lib/money/yuan";

/** What a title or a unit row says about the numbers below; for money, the scale apart from the currency. */
export type StatedUnit = { unit: string; currency: Currency | null };
export type MoneyUnit = { unit: Unit; currency: Currency | null };

const otherUnits =
  /^(?:亩|公顷|平方(?:米|公里|千米)|k?m[23]|立方米|人次?|万人|个|家|户|项|台套?|套|辆|吨|万吨|吨标准?煤|万吨标准?煤|[万亿]?千瓦时?|[万亿]?度|k?wh?|kva|米|公里|天|月|年|年月日|%|‰|百分点|分|名)$/i;

/** 亿元, 万美元, (万元), 人民币亿元; null for anything else, 万元/亩 included. */
export function moneyUnit(text: string): MoneyUnit | null {
  const { rest, currencies } = withoutCurrency(bare(text).toUpperCase());
  const [currency = null, ...others] = currencies;
  const unit = rest.endsWith("元") ? rest : `${rest}元`;
  // 人民币 alone says which money, not how many of it.
  const saysNoScale = rest === "" && (currency === null || currency === "CNY");
  if (others.length > 0 || !isUnit(unit) || saysNoScale) return null;
  return { unit, currency: currency === "CNY" ? null : currency };
}

const isUnit = (text: string): text is Unit => Object.hasOwn(unitPlaces, text);

/** The unit a cell of a unit row or the inside of a bracket names; null when it names none or several. */
export function statedUnit(text: string): StatedUnit | null {
  const plain = bare(text);
  const money = moneyUnit(plain);
  if (money) return money;
  if (otherUnits.test(plain)) return { unit: plain, currency: null };
  const parts = plain.split(/[/,、;]/);
  const units = parts.map(moneyUnit);
  if (
    plain.includes("/") &&
    parts.length === 2 &&
    parts.every((part) => moneyUnit(part) || otherUnits.test(part))
  )
    return units.every(Boolean) ? null : { unit: plain, currency: null };
  const [only, ...more] = units.filter((unit) => unit !== null);
  return only && more.length === 0 ? only : null;
}

/** Does the inside of a bracket speak of units at all, be it of several? */
export const speaksOfUnits = (text: string): boolean =>
  bare(text)
    .split(/[/,、;]/)
    .some((part) => moneyUnit(part) !== null || otherUnits.test(part));

/** The unit a whole sheet is in, from the lines above its table: 单位：亿元、亩. Null when none or several are named. */
export function sheetUnitIn(texts: readonly string[]): MoneyUnit | null {
  const found = new Map<string, MoneyUnit>();
  for (const text of texts)
    for (const unit of sheetUnitsOf(text)) found.set(`${unit.unit} ${unit.currency}`, unit);
  const [only, ...more] = found.values();
  return only && more.length === 0 ? only : null;
}

// 填报单位：市投资促进局 is an office, not a unit.
const unitLabel = /(?:^|[\s(,;。])(?:金额|计量|货币|资金|数据)?单位:([^\s();。]+)/g;

function sheetUnitsOf(text: string): MoneyUnit[] {
  const plain = text.normalize("NFKC").replace(/:\s+/g, ":");
  const labelled = [...plain.matchAll(unitLabel)].flatMap(([, list = ""]) => list.split(/[,、/]/));
  const bracketed = [...plain.matchAll(/\(([^()]*)\)/g)].map(([, inside = ""]) => inside);
  return [...labelled, ...bracketed, plain].map(moneyUnit).filter((unit) => unit !== null);
}

// 计量单位：人民币万元 and the like; a text longer than this names no unit.
const longestUnit = 40;

function bare(text: string): string {
  if (text.length > longestUnit) return "";
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^(?:计量|金额)?单位:/, "");
}
