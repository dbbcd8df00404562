import { describe, expect, test } from "vitest";
import { accounts, findingOf, profits, setOf, standards, year, yi } from "./fixtures";
import { verdictOf } from "./verdict";

describe("ratios and growth", () => {
  test("R&D of three years is the ratio of the sums, not the mean of the ratios", () => {
    const years = [
      year(2023, { revenue: yi(1), rndSpending: yi(0.5) }),
      year(2024, { revenue: yi(4), rndSpending: yi(0.4) }),
      year(2025, { revenue: yi(5), rndSpending: yi(0.5) }),
    ];
    const verdict = verdictOf("STAR", standards, accounts(years, { market_cap: "1500000000" }), "2026-03-31");
    expect(findingOf(verdict, "STAR-2a3")).toMatchObject({ state: "short", word: "缺口 1 个百分点" });
    expect(findingOf(verdict, "STAR-2a3").used).toContain("= 14%");
  });

  test("three years' compound growth has two steps: 100, 120, 156.25 is exactly 25%", () => {
    const revenue = (last: number) => [
      year(2023, { revenue: 100_000_000 }),
      year(2024, { revenue: 120_000_000 }),
      year(2025, { revenue: last }),
    ];
    const at = (last: number) =>
      findingOf(verdictOf("STAR", standards, accounts(revenue(last)), "2026-03-31"), "STAR-P4a1").state;
    expect(at(156_250_000)).toBe("met");
    expect(at(156_249_999)).toBe("short");
  });

  test("growth from nothing cannot be told", () => {
    const years = [year(2023, { revenue: 0 }), year(2025, { revenue: yi(3) })];
    expect(findingOf(verdictOf("STAR", standards, accounts(years), "2026-03-31"), "STAR-P4a1").state).toBe(
      "unknown",
    );
  });

  test("a public part of 12% will do once the capital is above 400 million, and not at that very figure", () => {
    const at = (capital: string) =>
      setOf(
        verdictOf(
          "BSE",
          standards,
          accounts([], { public_ratio: "0.12", post_issue_capital: capital }),
          "2026-03-31",
        ),
        "F",
      ).holding;
    expect(at("400000001")).toBe("met");
    expect(at("400000000")).toBe("failed");
  });

  test("revenue of three hundred million takes the growth test off a ChiNext firm", () => {
    const years = [2023, 2024, 2025].map((of) => year(of, { revenue: yi(3), rndSpending: yi(0.2) }));
    expect(setOf(verdictOf("CN", standards, accounts(years), "2026-03-31"), "P").holding).toBe("met");
  });
});

describe("the other boards", () => {
  test("a BSE firm needs twelve months on the innovation tier, counted from the day it was quoted", () => {
    const at = (day: string) =>
      findingOf(verdictOf("BSE", standards, accounts([], {}, "2025-03-10"), day), "BSE-Ba2");
    expect(at("2026-03-09")).toMatchObject({ state: "short", word: "缺口 1 个月" });
    expect(at("2026-03-10").state).toBe("met");
  });

  test("a Hong Kong threshold is never compared with yuan without a rate", () => {
    const years = profits(2025, 0.3, 0.3, 0.4);
    const without = verdictOf("HK", standards, accounts(years), "2026-03-31");
    expect(findingOf(without, "HK-1a1")).toMatchObject({ state: "unknown", word: "缺 1 港元合人民币" });
    const withRate = verdictOf("HK", standards, accounts(years, { hkd_rate: "0.920000" }), "2026-03-31");
    expect(findingOf(withRate, "HK-1a1").state).toBe("met");
    expect(findingOf(withRate, "HK-1a2").state).toBe("met");
  });

  test("when the lowered market value of chapter 18C runs out, the old one is asked again", () => {
    const big = accounts([year(2026, { revenue: yi(9) })], {
      market_cap: "5000000000",
      specialist_tech: "1",
      hkd_rate: "1",
    });
    expect(setOf(verdictOf("HK", standards, big, "2027-08-31"), "18C").holding).toBe("met");
    expect(setOf(verdictOf("HK", standards, big, "2027-09-01"), "18C").holding).toBe("failed");
  });

  test("sets for firms of a special structure are no way for others", () => {
    const rich = accounts([], { market_cap: "20000000000", special_structure: "0" });
    expect(setOf(verdictOf("STAR", standards, rich, "2026-03-31"), "6").holding).toBe("failed");
  });
});
