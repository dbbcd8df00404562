import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayOfSerial,
  daysBetween,
  firstDayOf,
  isDay,
  lastDayMeant,
  lastDayOf,
  monthOf,
  monthsBetween,
  showDay,
  showDayInSentence,
  thisMonth,
  today,
  yearOf,
} from "./day";

const runs = { numRuns: 1000 };
const day = fc.integer({ min: 0, max: 55_000 }).map((days) => addDays("1949-01-01", days));
const zones = ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"];
const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("an officer in 衢州 at half past midnight is already in the new day, wherever the server's clock is", () => {
  const offsets = new Set<number>();
  for (const TZ of zones) {
    process.env.TZ = TZ;
    offsets.add(new Date(0).getTimezoneOffset());
    expect(today(new Date("2026-03-17T16:30:00Z"))).toBe("2026-03-18");
    expect(today(new Date("2026-03-18T15:59:59Z"))).toBe("2026-03-18");
    expect(thisMonth(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01");
  }
  expect(offsets.size).toBeGreaterThan(3);
});

test("today agrees with what the calendar of Shanghai says", () => {
  const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });
  const moment = fc.date({ min: new Date("1992-01-01Z"), max: new Date("2100-12-31Z"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (now) => today(now) === shanghai.format(now)),
    runs,
  );
});

describe("days of the calendar", () => {
  test.each(["2026-03-18", "2024-02-29", "2000-02-29", "1949-10-01"])("%s is one", (text) =>
    expect(isDay(text)).toBe(true),
  );

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-3-18",
    "20260318",
    "",
    "abc",
  ])("%s is none", (text) => expect(isDay(text)).toBe(false));

  test("days are counted across months, leap days and years", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2022-05-28", "2022-07-18")).toBe(51);
    expect(daysBetween("2026-03-18", "2026-03-17")).toBe(-1);
  });

  test("a deadline of so many months ends with the month where the month is shorter", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-03-18", 6)).toBe("2026-09-18");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(addMonths("2026-11", 3)).toBe("2027-02");
    expect(addMonths("2026-01", -13)).toBe("2024-12");
  });

  test("a month has a first and a last day", () => {
    expect([monthOf("2026-03-18"), yearOf("2026-03-18"), yearOf("2026-03")]).toEqual(["2026-03", 2026, 2026]);
    expect([firstDayOf("2026-02"), lastDayOf("2026-02"), lastDayOf("2024-02")]).toEqual([
      "2026-02-01",
      "2026-02-28",
      "2024-02-29",
    ]);
    expect(lastDayOf("2026-12")).toBe("2026-12-31");
    expect([monthsBetween("2025-11-30", "2026-02-01"), monthsBetween("2026-02", "2025-11")]).toEqual([3, -3]);
  });

  test("a deadline known to the month runs to its last day", () => {
    expect(lastDayMeant("2026-02-01", "month")).toBe("2026-02-28");
    expect(lastDayMeant("2026-01-01", "year")).toBe("2026-12-31");
    expect(lastDayMeant("2026-02-01", "day")).toBe("2026-02-01");
  });
});

describe("a reader sees a date as far as it is known", () => {
  test("in a table", () => {
    expect(showDay("2023-09-01")).toBe("2023-09-01");
    expect(showDay("2023-09-01", "month")).toBe("2023-09");
    expect(showDay("2023-01-01", "year")).toBe("2023");
    expect(showDay(null)).toBe("—");
  });

  test("in a sentence, with the year only when it is another one", () => {
    expect(showDayInSentence("2026-11-23")).toBe("11月23日");
    expect(showDayInSentence("2026-03-01", "month")).toBe("3月");
    expect(showDayInSentence("2026-01-01", "year")).toBe("2026年");
    expect(showDayInSentence("2026-11-23", "day", "2026-12-01")).toBe("11月23日");
    expect(showDayInSentence("2025-11-03", "day", "2026-12-01")).toBe("2025年11月3日");
    expect(showDayInSentence("2025-11-01", "month", "2026-12-01")).toBe("2025年11月");
  });
});

describe("a sheet keeps its dates as serial numbers", () => {
  test.each([
    [46099, "2026-03-18"],
    [46099.75, "2026-03-18"],
    [45008, "2023-03-23"],
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, null],
    [61, "1900-03-01"],
    [2_958_465, "9999-12-31"],
    [2_958_466, null],
    [0, null],
    [-1, null],
    [Number.NaN, null],
  ])("%s is %s", (serial, expected) => expect(dayOfSerial(serial)).toBe(expected));

  test("a workbook that counts from 1904 is 1462 days behind", () => {
    expect(dayOfSerial(46099 - 1462, true)).toBe("2026-03-18");
    expect(dayOfSerial(0, true)).toBe("1904-01-01");
    expect(dayOfSerial(2_958_465, true)).toBeNull();
  });
});

describe("whatever the day and the zone of the machine", () => {
  test("adding days and counting them are each other's reverse", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -9999, max: 9999 }), fc.constantFrom(...zones), (from, days, TZ) => {
        process.env.TZ = TZ;
        const to = addDays(from, days);
        expect([isDay(to), daysBetween(from, to), to > from]).toEqual([true, days, days > 0]);
      }),
      runs,
    );
  });

  test("adding months lands in the month meant, on the same day or the last", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        expect([isDay(to), monthsBetween(from, to)]).toEqual([true, months]);
        expect(to.slice(8) === from.slice(8) || to === lastDayOf(monthOf(to))).toBe(true);
      }),
      runs,
    );
  });

  test("a serial number is the count of days since the end of 1899", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (one, TZ) => {
        process.env.TZ = TZ;
        expect(dayOfSerial(daysBetween("1899-12-30", one))).toBe(one);
        expect(dayOfSerial(daysBetween("1904-01-01", one), true)).toBe(one);
      }),
      runs,
    );
  });
});
