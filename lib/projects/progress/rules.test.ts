import { describe, expect, test } from "vitest";
import { amountUnder, type Basis, baseOf, judge, type Known, type Series, stepsOf } from "./rules";

const investment: Series = { kind: "investment", origin: "", currency: "CNY" };
const wan = 10_000;
const none: ReadonlySet<string> = new Set();
const at = (month: string, cumulative: number, basis: Basis = "start"): Known => ({
  month,
  cumulative: cumulative * wan,
  basis,
});

describe("what a typed amount is added to", () => {
  test("当月 is added to the month before, 本年累计 to last December, 开工以来累计 to nothing", () => {
    const known = [at("2025-12", 300), at("2026-09", 800)];
    const base = (basis: Basis) => baseOf({ month: "2026-10", basis }, known, none);
    expect(base("month")).toEqual({ amount: 800 * wan, from: "2026-09", doubt: null });
    expect(base("year")).toEqual({ amount: 300 * wan, from: "2025-12", doubt: null });
    expect(base("start")).toEqual({ amount: 0, from: null, doubt: null });
  });

  test("a month nobody reported is unknown, not zero: the base is in doubt", () => {
    expect(baseOf({ month: "2026-10", basis: "month" }, [at("2026-08", 800)], none).doubt).toBe("gap");
    expect(baseOf({ month: "2026-10", basis: "month" }, [], none).doubt).toBe("nothingBefore");
  });

  test("a month confirmed as unchanged is known to have added nothing", () => {
    const base = baseOf({ month: "2026-10", basis: "month" }, [at("2026-08", 800)], new Set(["2026-09"]));
    expect(base).toEqual({ amount: 800 * wan, from: "2026-08", doubt: null });
  });

  test("a first month stated as 当月 has said that the year before held nothing", () => {
    const known = [at("2026-03", 100, "month")];
    expect(baseOf({ month: "2026-04", basis: "year" }, known, none).doubt).toBeNull();
    expect(baseOf({ month: "2026-04", basis: "year" }, [at("2026-03", 100)], none).doubt).toBe(
      "nothingBefore",
    );
  });
});

describe("a stored month read under another basis", () => {
  const known = [at("2025-12", 300), at("2026-01", 350), at("2026-02", 420)];

  test("reads as the difference, the year so far or the whole", () => {
    expect(amountUnder("month", "2026-02", known, none)).toBe(70 * wan);
    expect(amountUnder("year", "2026-02", known, none)).toBe(120 * wan);
    expect(amountUnder("start", "2026-02", known, none)).toBe(420 * wan);
  });

  test("stays unsaid where an unknown month lies between", () => {
    expect(amountUnder("month", "2026-02", [at("2025-12", 300), at("2026-02", 420)], none)).toBeNull();
  });
});

describe("what is asked about an entry", () => {
  const asked = (month: string, units: number, known: Known[], basis: Basis = "start") =>
    judge(investment, { month, basis, units: units * wan }, known, none);

  test("ten times the month before is asked about", () => {
    const { questions } = asked("2026-10", 8_000, [at("2026-09", 800)]);
    expect(questions.map(({ message }) => message).join()).toContain("相差十倍以上");
  });

  test("a fall names the month it falls from", () => {
    expect(asked("2026-10", 700, [at("2026-09", 800)]).fallsFrom?.month).toBe("2026-09");
    expect(asked("2026-10", -100, [at("2026-09", 800)], "month").cumulative).toBe(700 * wan);
  });

  test("a correction that overtakes a later month is asked about, one that does not is not", () => {
    const known = [at("2026-08", 500), at("2026-09", 800), at("2026-10", 900)];
    const overtaking = asked("2026-09", 950, known);
    expect(overtaking.questions[0]?.message).toContain("后面月份不会随之改变");
    expect(asked("2026-09", 850, known).questions).toEqual([]);
  });

  test("the same cumulative again asks nothing", () => {
    expect(asked("2026-09", 800, [at("2026-08", 5), at("2026-09", 800)]).questions).toEqual([]);
  });
});

test("differences over unknown months belong to all of them together", () => {
  const steps = stepsOf([at("2026-05", 100, "month"), at("2026-06", 150), at("2026-09", 300)], none);
  expect(steps.map(({ difference, months }) => [difference, months])).toEqual([
    [100 * wan, 1],
    [50 * wan, 1],
    [150 * wan, 3],
  ]);
  const quiet = stepsOf([at("2026-06", 150), at("2026-09", 300)], new Set(["2026-07", "2026-08"]));
  expect(quiet[0]?.difference).toBeNull();
  expect(quiet[1]).toMatchObject({ difference: 150 * wan, months: 1 });
});
