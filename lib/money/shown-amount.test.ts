import { describe, expect, test } from "vitest";
import { type Amount, echoAmount, isRate, isTenfold, parseAmount, showAmount, withRate } from "./amount";
import { type Currency, currencyNames } from "./currency";
import type { AmountRules } from "./refusal";
import type { Unit } from "./yuan";

function amountIn(typed: string, rules: AmountRules = { unit: "万元" }): Amount {
  const parsed = parseAmount(typed, rules);
  if (!parsed.ok || !parsed.amount) throw new Error(`${typed}: ${parsed.ok ? "blank" : parsed.message}`);
  return parsed.amount;
}

describe("an officer types foreign money", () => {
  test.each<[string, Currency, number]>([
    ["1亿美元", "USD", 100_000_000],
    ["5000万美元", "USD", 50_000_000],
    ["5000万美金", "USD", 50_000_000],
    ["US$5000万", "USD", 50_000_000],
    ["$5000万", "USD", 50_000_000],
    ["5000万USD", "USD", 50_000_000],
    ["usd 5000万", "USD", 50_000_000],
    ["50,000,000美元", "USD", 50_000_000],
    ["3000万欧元", "EUR", 30_000_000],
    ["€3000万", "EUR", 30_000_000],
    ["港币5亿元", "HKD", 500_000_000],
    ["5亿元港币", "HKD", 500_000_000],
    ["HK$5亿", "HKD", 500_000_000],
    ["50亿日元", "JPY", 5_000_000_000],
    ["200万英镑", "GBP", 2_000_000],
    ["600亿韩元", "KRW", 60_000_000_000],
    ["8000万新台币", "TWD", 80_000_000],
    ["NT$8000万", "TWD", 80_000_000],
    ["4000万新加坡元", "SGD", 40_000_000],
    ["S$4000万", "SGD", 40_000_000],
  ])("%s is kept as %s %d without yuan, and a rate is asked for", (typed, currency, units) =>
    expect(parseAmount(typed, { unit: "万元" })).toMatchObject({
      amount: { currency, units, yuan: null, rate: null },
      flags: ["foreign"],
    }),
  );

  test("every currency has words that lead to it", () => {
    for (const [currency, name] of Object.entries(currencyNames))
      expect(amountIn(`5000万${name}`)).toMatchObject({ currency, units: 50_000_000 });
  });

  test("under a header of 万美元 a bare number is 万美元, and 人民币 beats the header", () => {
    const rules: AmountRules = { unit: "万元", currency: "USD" };
    expect(amountIn("5000", rules)).toMatchObject({ currency: "USD", units: 50_000_000 });
    expect(amountIn("$5000", rules)).toMatchObject({ currency: "USD", units: 50_000_000 });
    expect(amountIn("人民币5000万元", rules)).toMatchObject({ currency: "CNY", yuan: 50_000_000 });
    expect(parseAmount("5000万元", rules)).toEqual({
      ok: false,
      message: "“5000万元”没说清是哪种货币，请写成 5000（万美元），或注明人民币",
    });
  });

  test("a dated rate gives the yuan, rounded half away from zero on exact digits", () => {
    expect(withRate(amountIn("1亿美元"), "7.1012", "2026-11-24", "中国人民银行")).toMatchObject({
      units: 100_000_000,
      yuan: 710_120_000,
      rate: "7.1012",
      rateOn: "2026-11-24",
      rateSource: "中国人民银行",
    });
    expect(withRate(amountIn("1美元"), "0.5", "2026-11-24", null).yuan).toBe(1);
    expect(withRate(amountIn("1000000美元"), "1.0050005", "2026-11-24", null).yuan).toBe(1_005_001);
  });

  test("while a rate is still being typed the yuan stay unknown", () => {
    const amount = amountIn("1亿美元");
    for (const rate of [null, "", "7.", "abc", "0", "-7", "7,1"])
      expect(withRate(amount, rate, "2026-11-24", null)).toEqual(amount);
    expect(withRate(amountIn("8000万亿美元"), "7.1", "2026-11-24", null).yuan).toBeNull();
    expect(withRate(amountIn("1-2亿美元"), "7.1", "2026-11-24", null)).toMatchObject({
      yuan: null,
      rate: "7.1",
    });
    expect([isRate("7.1012"), isRate("7"), isRate("0.0"), isRate("7.1.2")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("yuan need no rate", () => {
    const amount = amountIn("5亿");
    expect(withRate(amount, "7.1", "2026-11-24", null)).toBe(amount);
  });
});

describe("a leader reads an amount under a header that says the unit", () => {
  test.each<[string, Unit, string]>([
    ["10亿", "亿元", "10.00"],
    ["约10亿", "亿元", "约 10.00"],
    ["10亿以上", "亿元", "10.00 以上"],
    ["3-5亿", "亿元", "3–5"],
    ["2.5-3亿", "万元", "25,000–30,000"],
    ["待定", "亿元", "待定"],
    ["0", "亿元", "0"],
    ["10.8亿", "万元", "108,000"],
    ["1亿美元", "亿元", "1.00 亿美元"],
    ["约5000万欧元", "万元", "约 5,000 万欧元"],
    ["1亿美元以上", "亿元", "1.00 亿美元以上"],
    ["1-2亿港元", "亿元", "1–2 亿港元"],
  ])("%s under 总投资（%s） is shown as %s", (typed, unit, shown) =>
    expect(showAmount(amountIn(typed), unit)).toBe(shown),
  );

  test("an unknown amount is a dash", () => expect(showAmount(null, "亿元")).toBe("—"));
});

describe("a field says back what it understood while an officer types", () => {
  test.each<[string, Unit, string]>([
    ["12000", "万元", "12000 万元 = 1.2 亿元"],
    ["1.2", "亿元", "1.2 亿元 = 12000 万元"],
    ["120000000", "元", "120000000 元 = 1.2 亿元"],
    ["50", "万元", "50 万元 = 500000 元"],
    ["5000", "万元", "5000 万元 = 0.5 亿元"],
    ["0.005", "亿元", "0.005 亿元 = 50 万元"],
    ["500元", "万元", "0.05 万元 = 500 元"],
    ["500", "元", "500 元"],
    ["0", "万元", "0 万元"],
    ["约12000", "万元", "约 12000 万元 = 约 1.2 亿元"],
    ["1.2亿以上", "万元", "12000 万元以上 = 1.2 亿元以上"],
    ["3-5亿", "万元", "30000–50000 万元 = 3–5 亿元，区间不计入合计"],
    ["待定", "万元", "待定，不计入合计"],
    ["1亿美元", "万元", "10000 万美元 = 1 亿美元，填写汇率后折算人民币"],
  ])("%s in a field of %s: %s", (typed, unit, echo) =>
    expect(echoAmount(amountIn(typed, { unit }), unit)).toBe(echo),
  );

  test("foreign money with a rate is said in yuan too", () =>
    expect(echoAmount(withRate(amountIn("1亿美元"), "7.1", "2026-11-24", null), "万元")).toBe(
      "10000 万美元 = 1 亿美元，按汇率 7.1 折合 71000 万元 = 7.1 亿元",
    ));

  test("an empty field says nothing", () => expect(echoAmount(null, "万元")).toBe(""));
});

describe("somebody revises an amount", () => {
  test.each<[number | null, number | null, boolean]>([
    [120_000_000, 1_200_000_000, true],
    [1_200_000_000, 120_000_000, true],
    [120_000_000, 1_199_999_999, false],
    [120_000_000, 120_000_000, false],
    [120_000_000, 1_200_000_000_000, true],
    [0, 120_000_000, false],
    [null, 120_000_000, false],
    [120_000_000, null, false],
    [900_719_925_474_099, 9_007_199_254_740_990, true],
    [900_719_925_474_099, 9_007_199_254_740_989, false],
  ])("from %s to %s yuan: a slip of the unit? %s", (before, after, slip) =>
    expect(isTenfold(before, after)).toBe(slip),
  );
});
