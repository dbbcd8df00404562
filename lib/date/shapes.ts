import { dayOfSerial, type Precision } from "./day";

/** The numbers of a date as written, not yet known to exist. */
export type Shape = {
  /** Null when it was not written; 23 is 2023. */
  year: number | null;
  twoDigitYear: boolean;
  /** Null when only 月底 was written. */
  month: number | null;
  day: number | "last";
  precision: Precision;
  /** 上旬 is about a day; 月底 and 上半年 say no more than when something should be done. Both keep their last day. */
  certainty: "exact" | "about" | "deadline";
};

type Numbers = { year?: string; month: string | number | null; day?: string | number };

const shape = (
  precision: Precision,
  { year, month, day = 1 }: Numbers,
  certainty: Shape["certainty"] = "exact",
): Shape => ({
  year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0),
  twoDigitYear: year?.length === 2,
  month: month === null ? null : Number(month),
  day: day === "last" ? day : Number(day),
  precision,
  certainty,
});

const endOf: Readonly<Record<string, number | "last">> = {
  初: 10,
  上旬: 10,
  中: 20,
  中旬: 20,
  下旬: "last",
  底: "last",
  末: "last",
};

type Pattern = readonly [RegExp, (parts: readonly (string | undefined)[]) => Shape | null];

const patterns: readonly Pattern[] = [
  // 2026-03-18, 2026.3.18, 2026年3月18日, 23.7.11
  [
    /^(\d{4}|\d\d)(?:[-./、,]|年)(\d\d?)(?:[-./、,]|月)(\d\d?)[日号]?$/,
    ([, year, month = "", day]) => shape("day", { year, month, day }),
  ],
  // 20260318
  [/^(\d{4})(\d\d)(\d\d)$/, ([, year, month = "", day]) => shape("day", { year, month, day })],
  [/^(\d\d)(\d\d)(\d\d)$/, ([, first, second, third]) => sixDigits(first, second, third)],
  // 46099, with or without a time of day
  [/^\d{5}(?:\.\d+)?$/, ([serial]) => serialDay(Number(serial))],
  // 2023.9, 2023年9月
  [/^(\d{4})[-./、,](\d\d?)$/, ([, year, month = ""]) => shape("month", { year, month })],
  [/^(?:(\d{4}|\d\d)年)?(\d\d?)月份?$/, ([, year, month = ""]) => shape("month", { year, month })],
  [/^(?:(\d{4})年?|(\d\d)年)$/, ([, year, short]) => shape("year", { year: year ?? short, month: 1 })],
  // 3月18日, 3.18; 23.7 can only be a year and a month
  [
    /^(\d\d?)(?:[-./]|月)(\d\d?)[日号]?$/,
    ([, first = "", second = ""]) =>
      Number(first) > 12
        ? shape("month", { year: first, month: second })
        : shape("day", { month: first, day: second }),
  ],
  // 11月底, 2026年3月上旬
  [
    /^(?:(\d{4}|\d\d)年)?(\d\d?)月份?([上中下]旬|[初中底末])$/,
    ([, year, month = "", part = ""]) =>
      shape("day", { year, month, day: endOf[part] }, part.endsWith("旬") ? "about" : "deadline"),
  ],
  // 月底 where nobody knows of which month
  [/^[本当]?月(?:[上中下]旬|[初中底末])$/, () => shape("day", { month: null, day: "last" }, "deadline")],
  // 年底, 2026年底, 2026年年内
  [
    /^(?:(\d{4}|\d\d)年年?|年)[底末内]$/,
    ([, year]) => shape("month", { year, month: 12, day: "last" }, "deadline"),
  ],
  [
    /^(?:(\d{4}|\d\d)年)?([上下])半年$/,
    ([, year, half]) => shape("month", { year, month: half === "上" ? 6 : 12, day: "last" }, "deadline"),
  ],
  // 三季度, 2026年第3季度, 2026Q3
  [
    /^(?:(\d{4}|\d\d)年?)?(?:第?([1-4])季度|Q([1-4]))$/i,
    ([, year, quarter, short]) =>
      shape("month", { year, month: Number(quarter ?? short) * 3, day: "last" }, "deadline"),
  ],
];

/** The first pattern that fits; null when none does. */
export function shapeOf(plain: string): Shape | null {
  for (const [pattern, read] of patterns) {
    const parts = pattern.exec(plain);
    if (parts) return read(parts);
  }
  return null;
}

// 202305 can only be a month, 230711 only a day; 200511 could be either, so it is neither.
function sixDigits(first = "", second = "", third = ""): Shape | null {
  const isMonth = /^(?:19|20)$/.test(first) && /^(?:0[1-9]|1[0-2])$/.test(third);
  const isDay = /^(?:0[1-9]|1[0-2])$/.test(second) && /^(?:0[1-9]|[12]\d|3[01])$/.test(third);
  if (isMonth === isDay) return null;
  return isMonth
    ? shape("month", { year: `${first}${second}`, month: third })
    : shape("day", { year: first, month: second, day: third });
}

function serialDay(serial: number): Shape | null {
  const [year, month = "", day] = dayOfSerial(serial)?.split("-") ?? [];
  return year === undefined ? null : shape("day", { year, month, day });
}
