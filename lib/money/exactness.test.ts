import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amount, parseAmount, showAmount, textOfNumber } from "./amount";
import { currencyNames } from "./currency";
import { integerOf } from "./numerals";
import { showWan, type Unit, unitPlaces, writtenIn } from "./yuan";

const runs = { numRuns: 1000 };
const units = Object.keys(unitPlaces) as Unit[];
const yuan = fc.maxSafeNat();

function understood(typed: string, unit: Unit = "万元"): Partial<Amount> {
  const parsed = parseAmount(typed, { unit });
  if (!parsed.ok || !parsed.amount) throw new Error(parsed.ok ? "blank" : parsed.message);
  const { typed: _, ...amount } = parsed.amount;
  return amount;
}

describe("what a ledger shows can be typed back", () => {
  test("in any unit, to the yuan", () => {
    fc.assert(
      fc.property(yuan, fc.constantFrom(...units), (amount, unit) => {
        expect(understood(writtenIn(amount, unit), unit).yuan).toBe(amount);
        expect(understood(`${writtenIn(amount, unit)}${unit}`, "元").yuan).toBe(amount);
      }),
      runs,
    );
  });

  test("whatever its qualifier and currency", () => {
    const wrapped = fc.constantFrom("", "约", "超", "近", "不低于");
    const currency = fc.constantFrom(...Object.values(currencyNames));
    fc.assert(
      fc.property(yuan, wrapped, currency, (amount, before, name) => {
        const first = understood(`${before}${amount}${name}`);
        const parsed = parseAmount(`${before}${amount}${name}`, { unit: "元" });
        expect(understood(showAmount(parsed.ok ? parsed.amount : null, "万元"))).toEqual(first);
      }),
      runs,
    );
  });

  test("ranges too", () => {
    fc.assert(
      fc.property(yuan, yuan, (one, other) => {
        fc.pre(one !== other);
        const [min, max] = one < other ? [one, other] : [other, one];
        const first = parseAmount(`${min}元至${max}元`, { unit: "元" });
        const again = understood(showAmount(first.ok ? first.amount : null, "万元"));
        expect(again).toMatchObject({ qualifier: "range", yuan: null, min, max });
      }),
      runs,
    );
  });

  test("full-width, with separators or with spaces, it is the same amount", () => {
    const fullWidth = (text: string) =>
      text.replace(/[0-9.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(yuan, (amount) => {
        const shown = showWan(amount);
        for (const typed of [shown, fullWidth(shown), ` ${shown} 万元 `, shown.replace(/,/g, " ")])
          expect(understood(typed, typed.includes("万") ? "亿元" : "万元").yuan).toBe(amount);
      }),
      runs,
    );
  });
});

describe("nothing is lost on the way", () => {
  test("a column of amounts with decimals adds up to the last yuan", () => {
    const tenThousandths = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(tenThousandths, { maxLength: 50 }), (column) => {
        const cells = column.map(
          (value) => `${Math.floor(value / 10_000)}.${String(value % 10_000).padStart(4, "0")}`,
        );
        const read = cells.reduce((sum, cell) => sum + (understood(cell, "万元").yuan ?? 0), 0);
        expect(read).toBe(column.reduce((sum, value) => sum + value, 0));
      }),
      runs,
    );
  });

  test("phases add up to the last yuan", () => {
    const phase = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(phase, phase, phase, (one, two, three) => {
        const typed = `一期${writtenIn(one, "亿元")}亿元，二期${writtenIn(two, "万元")}万元，三期${three}元`;
        expect(understood(typed).yuan).toBe(one + two + three);
      }),
      runs,
    );
  });

  test("亿 and 万 written together are their sum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (yi, wan) => {
        expect(understood(`${yi}亿${wan}万元`).yuan).toBe(yi * 100_000_000 + wan * 10_000);
      }),
      runs,
    );
  });

  test("a number cell with up to four decimals of 亿元 is exact, though its float is not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (wan) => {
        expect(understood(textOfNumber(wan / 10_000), "亿元").yuan).toBe(wan * 10_000);
        expect(understood(textOfNumber((wan / 10_000) * 1.1 - (wan / 10_000) * 0.1), "亿元").yuan).toBe(
          wan * 10_000,
        );
      }),
      runs,
    );
  });
});

test("every Chinese number up to 9999 is read as itself", () => {
  for (let value = 0; value < 10_000; value += 1) expect(integerOf(inChinese(value))).toBe(value);
});

test("whatever is typed gets an answer: an amount that can be stored, or a sentence", () => {
  const signs = "0123456789.,-~ 万亿元千百十一二两零点个约超多余近以上左右期美$（）(),，；待定无/至到负";
  const typed = fc.string({ unit: fc.constantFrom(...signs.split("")), maxLength: 16 });
  fc.assert(
    fc.property(typed, fc.constantFrom(...units), (text, unit) => {
      const parsed = parseAmount(text, { unit });
      if (!parsed.ok) {
        expect(parsed.message).toMatch(/^“.*[^”]$/s);
        return;
      }
      const { yuan: worth, units: whole, min, max } = parsed.amount ?? { yuan: 0, units: 0, min: 0, max: 0 };
      for (const number of [worth, whole, min, max])
        expect(number === null || (Number.isSafeInteger(number) && number >= 0)).toBe(true);
      expect((min === null) === (max === null)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

/** 3005 as 三千零五. */
function inChinese(value: number): string {
  const digits = Array.from(String(value), Number);
  const words = digits.map((digit, index) =>
    digit === 0
      ? "零"
      : `${"零一二三四五六七八九"[digit]}${["", "十", "百", "千"][digits.length - 1 - index]}`,
  );
  const joined = words.join("").replace(/零+/g, "零");
  return joined === "零" ? joined : joined.replace(/零$/, "").replace(/^一十/, "十");
}
