import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePercent } from "./percent";
import { showPercent } from "./yuan";

const ratio = (typed: string, plain: "ratio" | "percent" = "ratio") => parsePercent(typed, { plain });

describe("an officer copies a rate from a bulletin", () => {
  test.each([
    ["-8.92%", -0.0892],
    ["下降8.92%", -0.0892],
    ["同比增长-8.92%", -0.0892],
    ["增长7.7%", 0.077],
    ["较上年下降4.1%", -0.041],
    ["完成37.22%", 0.3722],
    ["８．９２％", 0.0892],
    ["+7.7%", 0.077],
    ["272.47%", 2.7247],
    ["1,234.5%", 12.345],
    ["百分之十二点五", 0.125],
    ["5‰", 0.005],
    ["增长1.5倍", 1.5],
    ["与上年持平", 0],
    ["0%", 0],
  ])("%s is %s", (typed, value) => expect(ratio(typed)).toEqual({ ok: true, ratio: value, flags: [] }));

  test("a number without a sign means what the column says it means", () => {
    expect(ratio("0.3722", "ratio")).toMatchObject({ ratio: 0.3722 });
    expect(ratio("37.22", "percent")).toMatchObject({ ratio: 0.3722 });
  });

  test("about 80% is 0.8 and marked", () => {
    expect(ratio("约80%")).toEqual({ ok: true, ratio: 0.8, flags: ["about"] });
    expect(ratio("下降约8%")).toEqual({ ok: true, ratio: -0.08, flags: ["about"] });
  });

  test.each(["—", "/", "无", ""])("%s is unknown, not zero", (typed) => {
    expect(ratio(typed)).toEqual({ ok: true, ratio: null, flags: [] });
  });

  test("待定 is unknown in a way of its own", () => {
    expect(ratio("待定")).toEqual({ ok: true, ratio: null, flags: ["toBeFixed"] });
  });

  test.each(["abc", "2.2个百分点", "2.5倍", "是上年的2.5倍", "下降-8%", "80%-90%", "%", "百分之八%"])(
    "%s is refused with a way to write it",
    (typed) =>
      expect(ratio(typed)).toEqual({ ok: false, message: `“${typed}”看不懂，请写成 37.22% 这样的百分数` }),
  );
});

test("a rate that is shown with all its decimals and typed again is the same rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999, max: 9_999_999 }), (basisPoints) => {
      const value = basisPoints / 10_000;
      expect(ratio(showPercent(value, 2))).toEqual({ ok: true, ratio: value, flags: [] });
    }),
    { numRuns: 1000 },
  );
});

test("whatever is typed gets an answer", () => {
  const typed = fc.string({
    unit: fc.constantFrom(..."0123456789.,-+%‰倍约下降增长百分之点 ".split("")),
    maxLength: 12,
  });
  fc.assert(
    fc.property(typed, fc.constantFrom("ratio" as const, "percent" as const), (text, plain) => {
      const parsed = ratio(text, plain);
      return parsed.ok ? parsed.ratio === null || Number.isFinite(parsed.ratio) : parsed.message.length > 0;
    }),
    { numRuns: 1000 },
  );
});
