export type FilterOption = { value: string; label: string; depth?: number };

export type LedgerFilter = {
  key: string;
  label: string;
  kind: "choice" | "range" | "day" | "text" | "flag";
  /** For a choice. */
  options?: FilterOption[];
  /** For a range. */
  unit?: string;
};

export type Range = { from: string | null; to: string | null };

/** A choice's value: "longyou,kaihua" is either of the two. */
export const chosenValues = (value: string) => value.split(",").filter(Boolean);

export const writeChoice = (values: readonly string[]) => values.join(",");

/** A range's or a pair of days' value: "100..500", "100..", "..500". */
export function readRange(value: string): Range {
  const [from = "", to = ""] = value.split("..");
  return { from: from || null, to: to || null };
}

export const writeRange = ({ from, to }: Range) => (from || to ? `${from ?? ""}..${to ?? ""}` : "");

/** Periods that move with the calendar, so that a saved view of "this month" stays this month's. */
export const periods = {
  month: "本月",
  quarter: "本季",
  year: "今年",
  "last-month": "上月",
  "last-year": "去年",
} as const;

export type Period = keyof typeof periods;

const isPeriod = (value: string): value is Period => value in periods;

const two = (number: number) => String(number).padStart(2, "0");
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The days from the first of one month to the end of the last of `months` months. */
function monthsFrom(year: number, month: number, months: number): Range {
  const end = month + months - 1;
  return { from: `${year}-${two(month)}-01`, to: `${year}-${two(end)}-${two(lastDay(year, end))}` };
}

const periodDays = {
  month: (year, month) => monthsFrom(year, month, 1),
  quarter: (year, month) => monthsFrom(year, month - ((month - 1) % 3), 3),
  year: (year) => monthsFrom(year, 1, 12),
  "last-month": (year, month) => (month === 1 ? monthsFrom(year - 1, 12, 1) : monthsFrom(year, month - 1, 1)),
  "last-year": (year) => monthsFrom(year - 1, 1, 12),
} as const satisfies Record<Period, (year: number, month: number) => Range>;

/** A day filter's value as days: a pair is taken as written, a period is counted from today (YYYY-MM-DD). */
export function readDays(value: string, today: string): Range {
  if (!isPeriod(value)) return readRange(value);
  const [year = 0, month = 1] = today.split("-").map(Number);
  return periodDays[value](year, month);
}

function inWords({ from, to }: Range, unit = "") {
  if (from && to) return `${from}–${to}${unit}`;
  return from ? `${from}${unit} 起` : `至 ${to}${unit}`;
}

const describers = {
  choice: (value, { options = [] }) => {
    const values = chosenValues(value);
    const labels = values.map((one) => options.find((option) => option.value === one)?.label ?? one);
    return labels.length > 2 ? `${labels.slice(0, 2).join("、")} 等 ${labels.length} 项` : labels.join("、");
  },
  range: (value, { unit }) => inWords(readRange(value), unit && ` ${unit}`),
  day: (value) => (isPeriod(value) ? periods[value] : inWords(readRange(value))),
  text: (value) => `含“${value}”`,
  flag: () => "是",
} as const satisfies Record<LedgerFilter["kind"], (value: string, filter: LedgerFilter) => string>;

/** A filter's value in the reader's words, for its chip and for the head of a printed page. */
export const describeFilter = (filter: LedgerFilter, value: string) => describers[filter.kind](value, filter);

/** The whole filter as one line: "县区：龙游县；投资额：10000 万元 起". */
export function describeFilters(filters: readonly LedgerFilter[], chosen: Record<string, string>, q = "") {
  const lines = filters.flatMap((filter) => {
    const value = chosen[filter.key];
    return value ? [`${filter.label}：${describeFilter(filter, value)}`] : [];
  });
  return [...(q ? [`搜索：${q}`] : []), ...lines].join("；");
}
