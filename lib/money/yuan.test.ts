import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inWan, inYi, showIn, showPercent, showWan, showYi, type Unit, unitPlaces, writtenIn } from "./yuan";

describe("a clerk reads the ledger in 万元", () => {
  test.each([
    [null, "—"],
    [0, "0"],
    [120_000_000, "12,000"],
    [12_005_000, "1,200.5"],
    [1, "0.0001"],
    [-45_000_000, "-4,500"],
    [Number.MAX_SAFE_INTEGER, "900,719,925,474.0991"],
  ])("%s yuan read %s, exact to the yuan", (yuan, shown) => expect(showWan(yuan)).toBe(shown));

  test("a column of whole 万元 rounds halves away from zero", () => {
    expect(showWan(15_000, 0)).toBe("2");
    expect(showWan(-15_000, 0)).toBe("-2");
    expect(showWan(14_999, 0)).toBe("1");
  });
});

describe("a leader reads the brief in 亿元", () => {
  test.each([
    [null, "—"],
    [0, "0"],
    [1_000_000_000, "10.00"],
    [86_240_000_000, "862.40"],
    [1_234_567_890_000, "12,345.68"],
    [100_500_000, "1.01"],
    [100_499_999, "1.00"],
    [-100_500_000, "-1.01"],
    [499_999, "0.00"],
    [-499_999, "0.00"],
  ])("%s yuan read %s", (yuan, shown) => expect(showYi(yuan)).toBe(shown));

  test("an average of yuan, which has a fraction, is shown like any other", () => {
    expect(showYi(9_824_000_000 / 32)).toBe("3.07");
    expect(showYi(10_000_000_000 / 3)).toBe("33.33");
    expect(showYi(Number.NaN)).toBe("—");
  });
});

test("a sheet's number cells hold 万元 and 亿元 as numbers", () => {
  expect(inWan(150_005_000)).toBe(15_000.5);
  expect(inYi(108_000_000)).toBe(1.08);
});

describe("a leader reads a rate", () => {
  test.each([
    [0.35, 1, "35.0%"],
    [0.3722, 2, "37.22%"],
    [-0.0892, 1, "-8.9%"],
    [2.7247, 2, "272.47%"],
    [0.0005, 1, "0.1%"],
    [-0.0005, 1, "-0.1%"],
    [0.80705, 2, "80.71%"],
    [12.345, 1, "1,234.5%"],
    [0, 1, "0%"],
    [null, 1, "—"],
    [Number.NaN, 1, "—"],
    [Number.POSITIVE_INFINITY, 1, "—"],
  ])("%s with %s decimals is %s", (ratio, digits, shown) => expect(showPercent(ratio, digits)).toBe(shown));
});

describe("whatever the amount", () => {
  const yuan = fc.maxSafeInteger();

  test("two decimals of 亿元 are never more than half of the last one away, and halves go outwards", () => {
    fc.assert(
      fc.property(yuan, (amount) => {
        const hundredths =
          BigInt(showIn(amount, "亿元", 2).replace(/[,.]/g, "")) * (amount === 0 ? 100n : 1n);
        const distance = BigInt(amount) - hundredths * 1_000_000n;
        const outwards = amount < 0 ? -distance : distance;
        return outwards >= -500_000n && outwards < 500_000n;
      }),
      { numRuns: 1000 },
    );
  });

  test("what is written in a unit without rounding gives the yuan back digit by digit", () => {
    const units = Object.keys(unitPlaces) as Unit[];
    fc.assert(
      fc.property(yuan, fc.constantFrom(...units), (amount, unit) => {
        const [integer = "", fraction = ""] = writtenIn(amount, unit).split(".");
        expect(fraction.endsWith("0")).toBe(false);
        expect(Number(`${integer}${fraction.padEnd(unitPlaces[unit], "0")}`) + 0).toBe(amount + 0);
      }),
      { numRuns: 1000 },
    );
  });
});
