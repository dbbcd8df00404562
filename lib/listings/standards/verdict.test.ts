import { describe, expect, test } from "vitest";
import type { Accounts } from "./accounts";
import { inForce } from "./finding";
import { accounts, basics, findingOf, profits, setOf, standards, year, yi } from "./fixtures";
import { tallyOf, verdictOf } from "./verdict";

describe("the main board's first set", () => {
  const years = profits(2025, 0.62, 0.71, 1.05).map((one) => ({ ...one, operatingCash: yi(0.7) }));

  test("an officer checks 0.62, 0.71, 1.05 and cash flow of 2.1 亿元 and reads that set 1 is met by its first way", () => {
    const verdict = verdictOf("SSE", standards, accounts(years, basics), "2026-03-31");
    expect(setOf(verdict, "1").alternatives.map(({ alt, holding }) => [alt, holding])).toEqual([
      ["a", "met"],
      ["b", "unknown"],
    ]);
    expect(findingOf(verdict, "SSE-MB-1a2").used).toBe(
      "2023 年 0.62、2024 年 0.71、2025 年 1.05 亿元，合计 2.38 亿元",
    );
    expect(verdict.sentence).toBe("按所填数据，满足第1套标准");
    expect(verdict.holding).toBe("met");
    expect(tallyOf(verdict)).toEqual({ met: 1, asked: 3 });
  });

  test("without answers on the basics the officer is told that those lack data, not that they fail", () => {
    const verdict = verdictOf("SSE", standards, accounts(years), "2026-03-31");
    expect(verdict.sentence).toBe("按所填数据，满足第1套标准；基础条件、公开发行比例缺数据");
    expect(verdict.holding).toBe("unknown");
  });

  test("one yuan short of a threshold is a gap of one yuan, and the threshold itself is met", () => {
    const at = (last: number) =>
      findingOf(
        verdictOf(
          "SSE",
          standards,
          accounts([year(2025, { netProfit: last, coreProfit: last })]),
          "2026-03-31",
        ),
        "SSE-MB-1a3",
      );
    expect(at(100_000_000).state).toBe("met");
    expect(at(99_999_999)).toMatchObject({ state: "short", word: "缺口 0.0001 万元" });
  });

  test("a firm that met the old figures before 2024-04-30 still does when that day is replayed, and no longer the day after", () => {
    const old = profits(2023, 0.45, 0.5, 0.62).map((one) => ({ ...one, operatingCash: yi(0.4) }));
    const on = (day: string) => setOf(verdictOf("SZSE", standards, accounts(old, basics), day), "1");
    expect(on("2024-04-29").holding).toBe("met");
    expect(on("2024-04-30").alternatives[0]?.holding).toBe("failed");
  });

  test("the lower of profit before and after non-recurring items counts", () => {
    const lower = years.map((one) => ({ ...one, coreProfit: yi(0.9), netProfit: yi(1.2) }));
    const found = findingOf(verdictOf("SSE", standards, accounts(lower), "2026-03-31"), "SSE-MB-1a3");
    expect(found).toMatchObject({ state: "short", word: "缺口 1,000 万元" });
  });

  test("with one of the two profits missing the officer reads which one was compared", () => {
    const half = years.map((one) => ({ ...one, coreProfit: null }));
    const verdict = verdictOf("SSE", standards, accounts(half, basics), "2026-03-31");
    expect(setOf(verdict, "1").holding).toBe("met");
    expect(verdict.caveats).toContain("2025 年未填扣非净利润，按净利润比较");
  });
});

describe("what is missing", () => {
  test("an empty case lacks data everywhere and fails nowhere", () => {
    for (const board of ["SSE", "SZSE", "STAR", "CN", "BSE", "HK", "NEEQ"]) {
      const verdict = verdictOf(board, standards, accounts([]), "2026-03-31");
      const states = verdict.sets.flatMap(({ alternatives }) =>
        alternatives.flatMap(({ findings }) => findings.map(({ state }) => state)),
      );
      expect(new Set(states.filter((state) => state !== "pending")), board).toEqual(new Set(["unknown"]));
      expect(verdict.holding).toBe("unknown");
    }
  });

  test("a loss in one of three years is a gap even while another year is missing", () => {
    const years = [year(2023, { netProfit: yi(-0.1), coreProfit: yi(-0.1) })];
    const found = findingOf(verdictOf("SSE", standards, accounts(years), "2025-03-31"), "SSE-MB-1a1");
    expect(found).toMatchObject({
      state: "short",
      word: "缺口 1,000 万元",
    });
  });

  test("a sum with a missing year is not added up from what is there", () => {
    const found = findingOf(
      verdictOf("SSE", standards, accounts(profits(2025, 3, 4)), "2026-03-31"),
      "SSE-MB-1a2",
    );
    expect(found).toMatchObject({ state: "unknown", word: "缺 2023 年净利润" });
  });

  test("a day nobody recorded rules for is not judged", () => {
    expect(verdictOf("SSE", standards, accounts(profits(2019, 9, 9, 9)), "2020-03-31").sentence).toBe(
      "没有收录这一天的上市标准，不作判断",
    );
  });

  test("requirements recorded only for later days are named, not skipped", () => {
    const years = profits(2019, 0.3, 0.4);
    const verdict = verdictOf("STAR", standards, accounts(years, { market_cap: "1000000000" }), "2020-09-01");
    expect(setOf(verdict, "1").holding).toBe("met");
    expect(verdict.sentence).toContain("科创属性没有收录当日条款");
    expect(verdict.holding).toBe("unknown");
  });

  test("a set announced without numbers is shown and never judged", () => {
    const verdict = verdictOf("CN", standards, accounts([]), "2026-06-01");
    expect(setOf(verdict, "4").holding).toBe("pending");
    expect(tallyOf(verdict).asked).toBe(4);
  });
});

describe("the years a check goes by", () => {
  const years = profits(2024, 1, 1, 1);
  test("until the end of June last year's report may be missing, and the officer is told so", () => {
    const verdict = verdictOf("SSE", standards, accounts(years), "2026-06-30");
    expect(verdict.lastYear).toBe(2024);
    expect(verdict.caveats[0]).toContain("2025 年数据未填");
    expect(verdictOf("SSE", standards, accounts(years), "2026-07-01").lastYear).toBe(2025);
  });

  test("an answer given after the day of the check is not known on that day", () => {
    const later: Accounts = {
      ...accounts([]),
      answers: [{ metric: "invention_patents", value: "9", asOf: "2026-04-01" }],
    };
    expect(findingOf(verdictOf("STAR", standards, later, "2026-03-31"), "STAR-P3a1").state).toBe("unknown");
    expect(findingOf(verdictOf("STAR", standards, later, "2026-04-01"), "STAR-P3a1").state).toBe("met");
  });
});

describe("the standards themselves", () => {
  test("no condition is in force twice on one day, and every one is of a kind that can be measured", () => {
    const days = [
      "2019-06-01",
      "2021-12-01",
      "2023-06-01",
      "2024-04-29",
      "2024-04-30",
      "2025-08-01",
      "2027-09-01",
    ];
    for (const day of days) {
      const ids = standards.filter((one) => inForce(one, day)).map(({ ruleId }) => ruleId);
      expect(ids.length, day).toBe(new Set(ids).size);
    }
    const verdicts = ["SSE", "STAR", "CN", "BSE", "HK", "NEEQ"].map((board) =>
      verdictOf(board, standards, accounts([]), "2026-03-31"),
    );
    const words = verdicts.flatMap(({ sets }) =>
      sets.flatMap(({ alternatives }) =>
        alternatives.flatMap(({ findings }) => findings.map(({ word }) => word)),
      ),
    );
    expect(words.filter((word) => word.includes("不会计算"))).toEqual([]);
  });

  test("what nobody has verified carries a mark in the verdict", () => {
    const verdict = verdictOf("STAR", standards, accounts([]), "2026-03-31");
    expect(findingOf(verdict, "STAR-B1").doubtful).toBe(true);
    expect(findingOf(verdict, "STAR-1a1").doubtful).toBe(false);
  });
});
