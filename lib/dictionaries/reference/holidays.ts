import { addDays, type Day, daysBetween } from "@/lib/date/day";

/** The arrangements the State Council's office published for 2025 (2024-11-12) and 2026 (2025-11-04). */
const off: readonly [label: string, from: Day, to: Day][] = [
  ["元旦", "2025-01-01", "2025-01-01"],
  ["春节", "2025-01-28", "2025-02-04"],
  ["清明节", "2025-04-04", "2025-04-06"],
  ["劳动节", "2025-05-01", "2025-05-05"],
  ["端午节", "2025-05-31", "2025-06-02"],
  ["国庆节、中秋节", "2025-10-01", "2025-10-08"],
  ["元旦", "2026-01-01", "2026-01-03"],
  ["春节", "2026-02-15", "2026-02-23"],
  ["清明节", "2026-04-04", "2026-04-06"],
  ["劳动节", "2026-05-01", "2026-05-05"],
  ["端午节", "2026-06-19", "2026-06-21"],
  ["中秋节", "2026-09-25", "2026-09-27"],
  ["国庆节", "2026-10-01", "2026-10-07"],
];

/** Weekends worked instead. */
const worked: readonly [label: string, day: Day][] = [
  ["春节调休", "2025-01-26"],
  ["春节调休", "2025-02-08"],
  ["劳动节调休", "2025-04-27"],
  ["国庆节调休", "2025-09-28"],
  ["国庆节调休", "2025-10-11"],
  ["元旦调休", "2026-01-04"],
  ["春节调休", "2026-02-14"],
  ["春节调休", "2026-02-28"],
  ["劳动节调休", "2026-05-09"],
  ["国庆节调休", "2026-09-20"],
  ["国庆节调休", "2026-10-10"],
];

const daysOf = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));

/** Every day that is not what its weekday says, in order. */
export const holidays: readonly { day: Day; label: string; kind: "off" | "work" }[] = [
  ...off.flatMap(([label, from, to]) =>
    daysOf(from, to).map((day) => ({ day, label, kind: "off" as const })),
  ),
  ...worked.map(([label, day]) => ({ day, label, kind: "work" as const })),
].sort((one, other) => (one.day < other.day ? -1 : 1));
