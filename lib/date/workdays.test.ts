import { describe, expect, test } from "vitest";
import { addDays } from "./day";
import {
  addWorkdays,
  type Holidays,
  isWorkday,
  noHolidays,
  workdayFrom,
  workdaysBetween,
  workdayUntil,
  yearsWithoutHolidays,
} from "./workdays";

/** National Day 2026: off 1–7 October, worked on Sunday 20 September and Saturday 10 October. */
const national: Holidays = {
  off: new Set(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]),
  work: new Set(["2026-09-20", "2026-10-10"]),
  years: new Set([2026]),
};

describe("a deadline in working days", () => {
  test("an officer given three days on the eve of the holiday has until the make-up Saturday", () => {
    expect(addWorkdays("2026-09-30", 3, national)).toBe("2026-10-10");
    expect(addWorkdays("2026-09-30", 3, noHolidays)).toBe("2026-10-05");
  });

  test("a Sunday that is worked instead counts, a weekday off does not", () => {
    expect(isWorkday("2026-09-20", national)).toBe(true);
    expect(isWorkday("2026-10-01", national)).toBe(false);
    expect(workdaysBetween("2026-09-18", "2026-09-21", national)).toBe(2);
    expect(workdaysBetween("2026-09-18", "2026-09-21", noHolidays)).toBe(1);
  });

  test("what was due on Friday is not overdue over the weekend", () => {
    expect(workdaysBetween("2026-11-27", "2026-11-28", national)).toBe(0);
    expect(workdaysBetween("2026-11-27", "2026-11-29", national)).toBe(0);
    expect(workdaysBetween("2026-11-27", "2026-11-30", national)).toBe(1);
  });

  test("a day off leads to the next working day, or to the last", () => {
    expect(workdayFrom("2026-10-01", national)).toBe("2026-10-08");
    expect(workdayUntil("2026-10-07", national)).toBe("2026-09-30");
    expect(workdayFrom("2026-10-08", national)).toBe("2026-10-08");
  });

  test("adding and counting agree for every start of a year and every length", () => {
    for (let start = 0; start < 366; start += 7) {
      const from = addDays("2026-01-01", start);
      for (const n of [0, 1, 2, 3, 5, 8, 13, 40]) {
        expect(workdaysBetween(from, addWorkdays(from, n, national), national), `${from} ${n}`).toBe(n);
        const back = addWorkdays(from, -n, national);
        if (isWorkday(from, national)) expect(workdaysBetween(back, from, national)).toBe(n);
      }
    }
  });

  test("a year nobody has entered is named", () => {
    expect(yearsWithoutHolidays("2026-12-20", "2027-01-15", national)).toEqual([2027]);
    expect(yearsWithoutHolidays("2026-12-20", "2026-12-25", national)).toEqual([]);
  });
});
