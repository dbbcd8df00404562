import { addMonths, type Day, firstDayOf, lastDayOf, type Month } from "@/lib/date/day";

export type StepCode = "OPEN" | "SUBMIT" | "REVIEW" | "CLOSE" | "BULLETIN";
export type StepRule = { code: string; label: string; day: number; next: boolean };
export type MonthStep = { code: StepCode; label: string; on: Day };

/** The days of one month's reporting; a day the month does not have is its last. */
export function stepsOfMonth(month: Month, rules: readonly StepRule[]): MonthStep[] {
  return rules
    .map(({ code, label, day, next }) => {
      const own = next ? addMonths(month, 1) : month;
      const wanted = `${own}-${String(Math.max(day, 1)).padStart(2, "0")}`;
      const last = lastDayOf(own);
      return { code: code as StepCode, label, on: wanted < last ? wanted : last };
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Where a month's reporting stands on a day, in words. */
export function stateOfWindow(
  steps: readonly MonthStep[],
  { month, day }: { month: Month; day: Day },
): string {
  const on = (code: StepCode) => steps.find((step) => step.code === code)?.on ?? firstDayOf(month);
  if (day < on("OPEN")) return `还没到截点，可以先填，${on("OPEN")} 起报送`;
  if (day <= on("SUBMIT")) return `正在报送，${on("SUBMIT")} 截止`;
  if (day <= on("REVIEW")) return "报送已截止，正在审核";
  return day < on("CLOSE") ? `审核已结束，${on("CLOSE")} 月结` : "已到月结日";
}
