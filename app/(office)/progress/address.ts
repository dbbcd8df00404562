import type { MonthlyAsk } from "@/lib/projects/progress-queries";

/** The address of the monthly page with some of its questions changed. */
export function addressOf(ask: MonthlyAsk, change: Partial<MonthlyAsk>): string {
  const { month, basis, origin, unit, show, after } = { ...ask, ...change };
  const params = new URLSearchParams({ month, basis, origin });
  if (unit) params.set("unit", unit);
  if (show !== "all") params.set("show", show);
  if (after) params.set("after", after);
  return `/progress?${params}`;
}
