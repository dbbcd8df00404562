import { type Decimal, isLess, plus, shifted, times, whole } from "./decimal";
import { numberOf } from "./numerals";

/** `saysUnit`: 万, 亿 or 元 was written; `saysYuan`: 元 was. */
export type Quantity = { value: Decimal; saysUnit: boolean; saysYuan: boolean };

const places: Readonly<Record<string, number>> = { 万亿: 12, 亿: 8, 万: 4, "": 0 };

/**
 * One amount without its qualifiers: `1,200.5`, `2亿5000万元`, `三千五百万`, `3个亿`, `5000w`.
 * Without a unit of its own it counts in `unitInForce`. Null when it is not an amount beyond doubt.
 */
export function quantityOf(text: string, unitInForce: Decimal): Quantity | null {
  const saysYuan = /[元圆][整正]?$/.test(text);
  const body = text
    .replace(/[元圆][整正]?$/, "")
    .replace(/个亿/g, "亿")
    .replace(/W/g, "万");
  const parts = body.match(/[^万亿]+(?:万亿|亿|万)?/g) ?? [];
  if (parts.length === 0 || parts.join("") !== body) return null;
  const saysUnit = saysYuan || /[万亿]$/.test(body);
  if (!saysUnit) return parts.length === 1 ? countedInForce(body, unitInForce) : null;
  const value = summed(parts);
  return value && { value, saysUnit, saysYuan };
}

// 5千 in a column of 万元 may mean 5千元 or 5千万元; 五千 is simply a number.
function countedInForce(text: string, unitInForce: Decimal): Quantity | null {
  const value = /[\d.][十百千]$/.test(text) ? null : numberOf(text);
  return value && { value: times(value, unitInForce), saysUnit: false, saysYuan: false };
}

/** 2亿5000万: units fall, no part reaches the unit before it, and only the last has a fraction. */
function summed(parts: readonly string[]): Decimal | null {
  let total = whole(0n);
  let limit: number | null = null;
  for (const [index, part] of parts.entries()) {
    const unit = /(?:万亿|亿|万)$/.exec(part)?.[0] ?? "";
    const place = places[unit] ?? 0;
    const number = numberOf(part.slice(0, part.length - unit.length));
    if (!number) return null;
    if (number.scale > 0 && index < parts.length - 1) return null;
    const value = shifted(number, place);
    if (limit !== null && (place >= limit || !isLess(value, shifted(whole(1n), limit)))) return null;
    total = plus(total, value);
    limit = place;
  }
  return total;
}
