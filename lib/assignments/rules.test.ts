import { describe, expect, test } from "vitest";
import { addDays, type Day } from "@/lib/date/day";
import { type Holidays, workdaysBetween } from "@/lib/date/workdays";
import { overdueDays, owes, plateLimits, plateOf, timeLeft } from "./rules";

const calendar: Holidays = {
  off: new Set(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]),
  work: new Set(["2026-09-20", "2026-10-10"]),
  years: new Set([2026]),
};
const thresholds = { receive: 3, remind: 3, alarm: 5 };
const due = (dueOn: Day, more = {}) => ({
  ...{ state: "working", dueOn, repliedOn: null, receiveBy: dueOn, lateDays: null },
  ...more,
});

describe("the plates of an assignment", () => {
  test("blue three working days ahead, yellow from the first day late, red after the fifth", () => {
    const at = (today: Day) => plateOf(due("2026-11-20"), today, calendar, thresholds);
    expect(at("2026-11-16")).toBe("none");
    expect(at("2026-11-17")).toBe("blue");
    expect(at("2026-11-20")).toBe("blue");
    expect(at("2026-11-22")).toBe("blue");
    expect(at("2026-11-23")).toBe("yellow");
    expect(at("2026-11-27")).toBe("yellow");
    expect(at("2026-11-30")).toBe("red");
  });

  test("a week of holidays makes nobody late, and a make-up Saturday does", () => {
    expect(overdueDays(due("2026-09-30"), "2026-10-07", calendar)).toBe(0);
    expect(overdueDays(due("2026-09-30"), "2026-10-10", calendar)).toBe(3);
  });

  test("the clock stands while the answer waits for its verdict", () => {
    const replied = due("2026-11-20", { state: "replied", repliedOn: "2026-11-20" });
    expect(overdueDays(replied, "2026-12-20", calendar)).toBe(0);
    expect(plateOf(replied, "2026-12-20", calendar, thresholds)).toBe("waiting");
    const lateReply = due("2026-11-20", { state: "replied", repliedOn: "2026-11-24" });
    expect(plateOf(lateReply, "2026-12-20", calendar, thresholds)).toBe("waiting");
    expect(timeLeft(lateReply, "2026-12-20", calendar)).toBe("提交时逾期 2 个工作日");
  });

  test("the query's limits say of every deadline and day what the plate says", () => {
    for (let i = 0; i < 60; i += 1) {
      const today = addDays("2026-09-10", i);
      const limits = plateLimits(today, calendar, thresholds);
      for (let j = -30; j < 30; j += 1) {
        const dueOn = addDays(today, j);
        const plate = plateOf(due(dueOn), today, calendar, thresholds);
        expect(dueOn < limits.redBefore, `${dueOn} on ${today}`).toBe(plate === "red");
        expect(dueOn < limits.yellowBefore, `${dueOn} on ${today}`).toBe(["red", "yellow"].includes(plate));
        const near = dueOn >= limits.yellowBefore && dueOn <= limits.blueThrough;
        expect(near, `${dueOn} on ${today}, ${workdaysBetween(today, dueOn, calendar)}`).toBe(
          plate === "blue",
        );
      }
    }
  });

  test("words tell how much time there is, and never a negative one", () => {
    expect(timeLeft(due("2026-11-20"), "2026-11-18", calendar)).toBe("还有 2 个工作日");
    expect(timeLeft(due("2026-11-20"), "2026-11-20", calendar)).toBe("今天到期");
    expect(timeLeft(due("2026-11-20"), "2026-11-21", calendar)).toBe("已到期，下一工作日起算逾期");
    expect(timeLeft(due("2026-11-20"), "2026-11-24", calendar)).toBe("逾期 2 个工作日");
    expect(timeLeft(due("2026-11-20", { state: "closed" }), "2026-11-24", calendar)).toBeNull();
  });
});

describe("who owes it", () => {
  const made = { ownerUnitId: 3, ownerId: null, supervisorUnitId: 1, repliedBy: null };

  test("everybody of the unit that owes it and of those that help", () => {
    expect(owes({ userId: 9, unitId: 3 }, made, [])).toBe(true);
    expect(owes({ userId: 9, unitId: 4 }, made, [4])).toBe(true);
    expect(owes({ userId: 9, unitId: 1 }, made, [4])).toBe(false);
  });

  test("inside one unit only the persons themselves", () => {
    const inside = { ...made, supervisorUnitId: 3, ownerId: 8, repliedBy: 7 };
    expect(owes({ userId: 9, unitId: 3 }, inside, [])).toBe(false);
    expect(owes({ userId: 8, unitId: 3 }, inside, [])).toBe(true);
    expect(owes({ userId: 7, unitId: 3 }, inside, [])).toBe(true);
  });
});
