import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/date/day";
import { noHolidays } from "@/lib/date/workdays";
import { calendarOf } from "./dues";
import type { LightFacts, LightRule, LightRuleCode } from "./facts";
import { colourOn, inForce, type Judged, judgeAll, worstOf } from "./rules";

const plainWeek = calendarOf(noHolidays);
const nothing: LightFacts = {
  status: "active",
  movedOn: "2026-01-01",
  milestones: [],
  investedYuan: null,
  baseYuan: null,
  statisticsOn: null,
  lastReport: null,
  hasPhases: false,
  dues: [],
};

const step = (
  stage: LightFacts["milestones"][number]["stage"],
  more: Partial<LightFacts["milestones"][number]>,
) => ({ stage, plannedOn: null, plannedPrecision: null, actualOn: null, returned: false, ...more });

const rule = (code: LightRuleCode, more: Partial<LightRule>): LightRule => ({
  code,
  label: code,
  from: "2000-01-01",
  to: null,
  yellow: null,
  red: null,
  firstStage: "LEAD",
  lastStage: "FULL",
  ...more,
});

const judge = (facts: Partial<LightFacts>, one: LightRule): Judged | undefined =>
  judgeAll({ ...nothing, ...facts }, [one], plainWeek)[0];

const turns = (judged: Judged | undefined) => [judged?.yellowOn ?? null, judged?.redOn ?? null];

describe("a project's lights", () => {
  test("a lead nobody has spoken of for 15 days turns yellow that day, and red on the 30th", () => {
    const judged = judge({ movedOn: "2026-11-01" }, rule("SILENCE", { yellow: 15, red: 30 }));
    expect(turns(judged)).toEqual(["2026-11-16", "2026-12-01"]);
    if (!judged) throw new Error("nothing was judged");
    expect(
      ["2026-11-15", "2026-11-16", "2026-11-30", "2026-12-01"].map((day) => colourOn(judged, day)),
    ).toEqual(["green", "yellow", "yellow", "red"]);
    expect(judged.measured("2026-11-16")).toBe("已 15 天没有更新");
  });

  test("a planned start is late from its first day past and red beyond thirty; a month runs to its end", () => {
    const late = rule("START-LATE", { yellow: 1, red: 30, firstStage: "SIGN", lastStage: "LAND" });
    const signed = step("SIGN", { actualOn: "2026-03-01" });
    const planned = (plannedOn: string, plannedPrecision: "day" | "month") =>
      judge({ milestones: [signed, step("START", { plannedOn, plannedPrecision })] }, late);
    expect(turns(planned("2026-06-10", "day"))).toEqual(["2026-06-11", "2026-07-11"]);
    expect(turns(planned("2026-06-01", "month"))).toEqual(["2026-07-01", "2026-07-31"]);
  });

  test("a start that was reported stops the clock, and one that was sent back starts it again", () => {
    const late = rule("START-LATE", { yellow: 1, red: 30, firstStage: "SIGN", lastStage: "LAND" });
    const started = (returned: boolean) =>
      judge(
        {
          milestones: [
            step("SIGN", { actualOn: "2026-03-01" }),
            step("START", { plannedOn: "2026-06-10", actualOn: "2026-06-20", returned }),
          ],
        },
        late,
      );
    expect(started(false)).toBeUndefined();
    expect(turns(started(true))).toEqual(["2026-06-11", "2026-07-11"]);
  });

  test("a signed project without a planned start is red beyond 180 days, never yellow", () => {
    const unplanned = rule("START-UNPLANNED", { red: 180, firstStage: "SIGN", lastStage: "LAND" });
    const signed = [step("SIGN", { actualOn: "2026-01-01" })];
    expect(turns(judge({ milestones: signed }, unplanned))).toEqual([null, "2026-07-01"]);
    expect(
      judge({ milestones: [...signed, step("START", { plannedOn: "2026-09-01" })] }, unplanned),
    ).toBeUndefined();
  });

  test("work that stands still falls behind the schedule on a day that can be told beforehand", () => {
    const gap = rule("PROGRESS-GAP", { yellow: 10, red: 30, firstStage: "START", lastStage: "BUILD" });
    const building = [
      step("START", { actualOn: "2026-01-01" }),
      step("DONE", { plannedOn: "2026-04-11", plannedPrecision: "day" }),
    ];
    const at = (investedYuan: number | null) =>
      judge({ milestones: building, investedYuan, baseYuan: 100_000_000 }, gap);
    // A hundred days: a day is a point. 20 points done, so 30 elapsed days are exactly ten behind.
    expect(turns(at(20_000_000))).toEqual(["2026-01-31", "2026-02-21"]);
    expect(turns(at(90_000_000))).toEqual(["2026-04-11", null]);
    expect(turns(at(100_000_000))).toEqual([null, null]);
    expect(at(null)).toBeUndefined();
    expect(at(20_000_000)?.measured("2026-01-31")).toBe("序时 30.0%，完成 20.0%，落后 10.0 个百分点");
  });

  test("two whole months without money or words are red; no change is neither", () => {
    const silent = rule("REPORT-GAP", { red: 2, firstStage: "START", lastStage: "BUILD" });
    const begun = [step("START", { actualOn: "2026-03-15" })];
    expect(turns(judge({ milestones: begun, lastReport: "2026-06" }, silent))).toEqual([null, "2026-09-01"]);
    expect(turns(judge({ milestones: begun }, silent))).toEqual([null, "2026-06-01"]);
    expect(judge({ milestones: begun, hasPhases: true }, silent)).toBeUndefined();
  });

  test("a started project is in the statistics within a month, or yellow, and red after two", () => {
    const entry = rule("STATISTICS", { yellow: 1, red: 2, firstStage: "START" });
    const begun = [step("START", { actualOn: "2025-12-31" })];
    expect(turns(judge({ milestones: begun }, entry))).toEqual(["2026-01-31", "2026-02-28"]);
    expect(judge({ milestones: begun, statisticsOn: "2026-01-20" }, entry)).toBeUndefined();
  });

  test("an assignment's deadline counts in working days", () => {
    const overdue = rule("TASK", { yellow: 1, red: 5 });
    // Due on a Thursday: late on Friday; five working days are over on Thursday, the sixth is the Friday after.
    expect(turns(judge({ dues: ["2026-11-12", "2026-11-30"] }, overdue))).toEqual([
      "2026-11-13",
      "2026-11-20",
    ]);
  });

  test("a paused, an ended and a merged project have no light", () => {
    for (const status of ["paused", "ended", "merged"] as const)
      expect(judge({ status }, rule("SILENCE", { yellow: 15, red: 30 }))).toBeUndefined();
    expect(worstOf([])).toBeNull();
    expect(worstOf(["green", "red", "yellow"])).toBe("red");
  });

  test("a past day is judged by the rule of that day", () => {
    const old = rule("SILENCE", { yellow: 15, red: 30, to: "2026-07-01" });
    const now = rule("SILENCE", { yellow: 5, red: 10, from: "2026-07-01" });
    const on = (day: string, quietDays: number) => {
      const facts = { ...nothing, movedOn: addDays(day, -quietDays) };
      const rules = [old, now].filter((one) => inForce(one, day));
      return judgeAll(facts, rules, plainWeek).map((judged) => colourOn(judged, day));
    };
    expect(on("2026-06-30", 10)).toEqual(["green"]);
    expect(on("2026-07-01", 10)).toEqual(["red"]);
  });
});
