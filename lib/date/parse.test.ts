import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { addDays, type Day, daysBetween, isDay, type Precision, showDay } from "./day";
import { type DayFlag, type DayRules, parseDay } from "./parse";

const today = "2026-03-20";
const actual: DayRules = { today };
const planned: DayRules = { today, planned: true };
const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const read = (day: Day | null, precision: Precision = "day", flags: DayFlag[] = []) => ({
  ok: true,
  day,
  precision,
  flags,
});

describe("an officer types a day, or a cell of an old ledger holds it", () => {
  test.each([
    ..."2026-03-18|2026-3-18|2026.3.18|2026.03.18.|2026/3/18|2026年3月18日|2026年03月18号|2026年3月18".split(
      "|",
    ),
    ..."２０２６．３．１８|2026 年 3 月 18 日|2026。3。18|2026、3、18|2026—3—18|20260318|46099|46099.5".split(
      "|",
    ),
    ..."2026-03-18 00:00:00|2026/3/18 0:00|2026-03-18T00:00:00|2026年3月18日上午9:30|2026年3月18日9时30分".split(
      "|",
    ),
    ..."2026年3月18日（星期三）|2026-03-18 周三|二〇二六年三月十八日|二零二六年三月十八日|2026-03-18T08:00:00Z".split(
      "|",
    ),
  ])("%s is 2026-03-18", (typed) => expect(parseDay(typed, actual)).toEqual(read("2026-03-18")));

  test.each<[string, Day, Precision]>([
    ["2023.9", "2023-09-01", "month"],
    ["2023年9月", "2023-09-01", "month"],
    ["2023-09", "2023-09-01", "month"],
    ["2023年9月份", "2023-09-01", "month"],
    ["202309", "2023-09-01", "month"],
    ["二〇二三年九月", "2023-09-01", "month"],
    ["2023.10", "2023-10-01", "month"],
    ["2023.1", "2023-01-01", "month"],
    ["2023年", "2023-01-01", "year"],
    ["2023", "2023-01-01", "year"],
  ])("%s is kept as %s, known to the %s", (typed, day, precision) =>
    expect(parseDay(typed, actual)).toEqual(read(day, precision)),
  );

  test.each<[string, Day, Precision]>([
    ["23.7.11", "2023-07-11", "day"],
    ["23-07-11", "2023-07-11", "day"],
    ["230711", "2023-07-11", "day"],
    ["23年7月11日", "2023-07-11", "day"],
    ["23年7月", "2023-07-01", "month"],
    ["23.7", "2023-07-01", "month"],
  ])("the two-digit year of %s is marked", (typed, day, precision) =>
    expect(parseDay(typed, actual)).toEqual(read(day, precision, ["twoDigitYear"])),
  );

  test.each<[string, Day, Precision]>([
    ["3月18日", "2023-03-18", "day"],
    ["3.18", "2023-03-18", "day"],
    ["12/5", "2023-12-05", "day"],
    ["9月", "2023-09-01", "month"],
    ["今年3月18日", "2023-03-18", "day"],
    ["次年3月", "2024-03-01", "month"],
  ])("%s in a sheet titled 2023 takes that year, and says so", (typed, day, precision) =>
    expect(parseDay(typed, { today, yearHint: 2023 })).toEqual(read(day, precision, ["yearAssumed"])),
  );

  test.each(["", "—", "-", "/", "无", "暂无"])("“%s” is unknown", (typed) =>
    expect(parseDay(typed, actual)).toEqual(read(null)),
  );

  test("待定 is unknown in a way of its own", () =>
    expect(parseDay("待定", planned)).toEqual(read(null, "day", ["toBeFixed"])));

  test.each<[string, Day, Precision]>([
    ["约2023年9月", "2023-09-01", "month"],
    ["2023年9月1日前后", "2023-09-01", "day"],
    ["2023年3月上旬", "2023-03-10", "day"],
    ["2023年3月中旬", "2023-03-20", "day"],
    ["2023年2月下旬", "2023-02-28", "day"],
  ])("%s is marked as about", (typed, day, precision) =>
    expect(parseDay(typed, actual)).toEqual(read(day, precision, ["about"])),
  );
});

describe("an officer fills a form today, without any sheet around", () => {
  test.each<[string, Day, DayFlag[]]>([
    ["今天", "2026-03-20", []],
    ["昨天", "2026-03-19", []],
    ["今年3月18日", "2026-03-18", ["yearAssumed"]],
    ["本月18日", "2026-03-18", ["yearAssumed"]],
    ["下月10日", "2026-04-10", ["yearAssumed"]],
  ])("%s is %s", (typed, day, flags) => expect(parseDay(typed, actual)).toEqual(read(day, "day", flags)));

  test("in a sheet nobody knows which day 今天 was", () =>
    expect(parseDay("今天", { today, yearHint: 2023 })).toMatchObject({ ok: false }));
});

describe("an officer plans a date", () => {
  test.each<[string, Day, Precision, DayFlag[]]>([
    ["11月底", "2023-11-30", "day", ["yearAssumed", "about"]],
    ["11月底前", "2023-11-30", "day", ["yearAssumed", "about"]],
    ["年底", "2023-12-31", "month", ["yearAssumed", "about"]],
    ["年底前", "2023-12-31", "month", ["yearAssumed", "about"]],
    ["今年底", "2023-12-31", "month", ["yearAssumed", "about"]],
    ["2026年底", "2026-12-31", "month", ["about"]],
    ["2026年年底前", "2026-12-31", "month", ["about"]],
    ["2026年上半年", "2026-06-30", "month", ["about"]],
    ["2026年一季度", "2026-03-31", "month", ["about"]],
    ["2026年第三季度", "2026-09-30", "month", ["about"]],
    ["四季度", "2023-12-31", "month", ["yearAssumed", "about"]],
    ["2026年3月初", "2026-03-10", "day", ["about"]],
    ["2026年3月18日前", "2026-03-18", "day", ["about"]],
    ["预计2026年3月", "2026-03-01", "month", []],
  ])("%s in a sheet titled 2023 is %s, to the %s", (typed, day, precision, flags) =>
    expect(parseDay(typed, { ...planned, yearHint: 2023 })).toEqual(read(day, precision, flags)),
  );

  test("月底 is the end of this month while this year's sheet is filled", () =>
    expect(parseDay("月底", { ...planned, yearHint: 2026 })).toEqual(
      read("2026-03-31", "day", ["yearAssumed", "about"]),
    ));

  test.each(["月底", "本月底", "3月前", "2026年前"])(
    "%s in the sheet of another year needs a look",
    (typed) =>
      expect(parseDay(typed, { ...planned, yearHint: 2023 })).toMatchObject({ ok: false, needsLook: true }),
  );
});

describe("an officer gives a plan for the date of something that happened", () => {
  test.each([
    "11月底",
    "年底前",
    "年底",
    "月底",
    "2026年底",
    "2026年上半年",
    "三季度",
    "预计2026年3月",
    "2026年3月18日前",
  ])("%s is never an actual date and needs a look", (typed) =>
    expect(parseDay(typed, { today, yearHint: 2023 })).toMatchObject({ ok: false, needsLook: true }),
  );

  test("the sentence says what to write", () =>
    expect(parseDay("年底前", { today, yearHint: 2023 })).toEqual({
      ok: false,
      needsLook: true,
      message: "“年底前”不是确切的日期，请核对后写成 2023-12-31 这样的日期",
    }));
});

describe("an officer types a date that cannot be", () => {
  test.each([
    ["3月18日", "“3月18日”没有年份，请写成 2026-03-18"],
    ["9月", "“9月”没有年份，请写成 2026-09"],
    ["2026-02-30", "“2026-02-30”不存在，2026年2月只有 28 天，请核对"],
    ["2026-02-30T00:00:00Z", "“2026-02-30T00:00:00Z”不存在，2026年2月只有 28 天，请核对"],
    ["2026.13.1", "“2026.13.1”里的月份不存在，请写 1 至 12 月"],
    ["1948-12-31", "“1948-12-31”不在 1949 至 2100 年之间，请核对年份"],
    ["2101年", "“2101年”不在 1949 至 2100 年之间，请核对年份"],
    ["98.5.1", "“98.5.1”的年份不清楚，请写四位年份，如 1998-05-01"],
    ["abc", "“abc”看不懂，请写成 2026-03-20 这样的日期"],
  ])("%s: %s", (typed, message) => expect(parseDay(typed, actual)).toEqual({ ok: false, message }));

  test.each(["200511", "2023.9-2024.5", "3-5月", "已签约", "constructor", "2026年第五季度", "0.3.18"])(
    "%s is not guessed at",
    (typed) => expect(parseDay(typed, actual)).toMatchObject({ ok: false }),
  );
});

describe("whatever the zone of the machine", () => {
  const day = fc.integer({ min: 0, max: daysBetween("1949-01-01", "2100-12-31") });
  const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati");
  const spellings: readonly ((day: Day) => string)[] = [
    (day) => showDay(day),
    (day) => day.replace(/-/g, ""),
    (day) => day.replace(/-0?/g, "."),
    (day) => `${day} 00:00:00`,
    (day) => day.replace(/(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日"),
    (day) => String(daysBetween("1899-12-30", day)),
  ];

  test("a day in any spelling is the same day", () => {
    fc.assert(
      fc.property(day, zones, fc.constantFrom(...spellings), (days, TZ, spelled) => {
        process.env.TZ = TZ;
        const one = addDays("1949-01-01", days);
        expect(parseDay(spelled(one), actual)).toEqual(read(one));
      }),
      { numRuns: 1000 },
    );
  });

  test("what is shown can be typed back, to the month and to the year too", () => {
    fc.assert(
      fc.property(day, fc.constantFrom<Precision>("day", "month", "year"), (days, precision) => {
        const shown = showDay(addDays("1949-01-01", days), precision);
        const again = parseDay(shown, actual);
        expect(again.ok && showDay(again.day, again.precision)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  test("whatever is typed gets an answer: a day of the calendar or a sentence", () => {
    const signs = "0123456789.-/ 年月日底前上下旬半季度第一三十今明本初末约预计待定星期:TZQ";
    const typed = fc.string({ unit: fc.constantFrom(...signs.split("")), maxLength: 14 });
    const hint = fc.option(fc.integer({ min: 2000, max: 2030 }));
    fc.assert(
      fc.property(typed, fc.boolean(), hint, (text, plan, yearHint) => {
        const parsed = parseDay(text, { today, planned: plan, yearHint });
        if (!parsed.ok) return parsed.message.startsWith("“");
        return (
          parsed.day === null ||
          (isDay(parsed.day) && parsed.day >= "1949-01-01" && parsed.day <= "2100-12-31")
        );
      }),
      { numRuns: 5000 },
    );
  });
});
