import { describe, expect, test } from "vitest";
import { produced } from "./definitions";
import { nothing, type Tally } from "./part";
import { roundingNote, roundingWords } from "./rounding";
import { spanWords, yearBefore } from "./span";
import { changeWords, growth, showValue } from "./value";

describe("a published example", () => {
  test.each(Object.entries(produced))("of %s comes out as it was published", (_, definition) => {
    const { example, unit } = definition;
    const reading = definition.readings[0];
    const names = Object.keys(reading.parts);
    expect(Object.keys(example.given)).toEqual(names);
    const given = example.given as Readonly<Record<string, Partial<Tally>>>;
    const tallies = Object.fromEntries(names.map((name) => [name, { ...nothing, ...given[name] }]));
    expect(showValue(reading.compute(tallies), reading.unit ?? unit)).toBe(example.shown);
  });
});

describe("leverage", () => {
  const { readings } = produced.F04;
  const tallies = { part: { ...nothing, sum: 26_454_000_000 }, whole: { ...nothing, sum: 9_824_000_000 } };

  test("is told with what it holds: 2.69 as listed, 1.69 and 3.69 with the funds' own money taken out or added", () => {
    expect(readings.map(({ compute }) => showValue(compute(tallies), "倍")).slice(0, 3)).toEqual([
      "2.69",
      "1.69",
      "3.69",
    ]);
  });

  test("never goes without its 口径", () => {
    for (const { label } of readings) expect(label).toMatch(/÷ 基金投资/);
    for (const { label } of produced.F03.readings) expect(label).toMatch(/额$/);
  });
});

describe("what a leader reads", () => {
  test("three projects of 100,500,000 yuan are 1.01, 1.01, 1.01 and together 3.02, with the note", () => {
    const each = 100_500_000;
    const yi = (yuan: number) => showValue({ number: yuan }, "亿元");
    expect([each, each, each, 3 * each].map(yi)).toEqual(["1.01", "1.01", "1.01", "3.02"]);
    expect(roundingNote([each, each, each], 3 * each)).toBe(roundingWords);
    expect(roundingNote([100_000_000, null], 100_000_000)).toBeNull();
  });

  test("is never a growth of less than nothing, and never one over no base", () => {
    expect(changeWords({ number: -0.0892 })).toBe("下降8.92%");
    expect(changeWords({ number: 0.123 })).toBe("增长12.30%");
    expect(changeWords({ number: 0 })).toBe("持平");
    expect(changeWords(growth(5, 0))).toBe("无法比较（基数为零）");
    expect(growth(5, -1)).toEqual({ reason: "基数为负" });
  });

  test("names a period as a bulletin does", () => {
    const words = (from: string, to: string) => spanWords({ from, to });
    expect(words("2026-01-01", "2026-12-31")).toBe("2026年");
    expect(words("2026-07-01", "2026-09-30")).toBe("2026年第三季度");
    expect(words("2026-01-01", "2026-10-31")).toBe("2026年1—10月");
    expect(words("2026-02-01", "2026-02-28")).toBe("2026年2月");
    expect(words("2026-01-01", "2026-11-28")).toBe("2026年1月1日至11月28日");
    expect(words("2025-11-01", "2026-02-28")).toBe("2025年11月1日至2026年2月28日");
  });

  test("compares with the same days a year before, leap days included", () => {
    expect(yearBefore({ from: "2025-01-01", to: "2025-02-28" })).toEqual({
      from: "2024-01-01",
      to: "2024-02-29",
    });
    expect(yearBefore({ from: "2024-02-29", to: "2024-02-29" })).toEqual({
      from: "2023-02-28",
      to: "2023-02-28",
    });
    expect(yearBefore({ from: "2026-01-01", to: "2026-11-28" })).toEqual({
      from: "2025-01-01",
      to: "2025-11-28",
    });
  });
});
