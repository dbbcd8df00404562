import { addMonths, type Day } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";

export type Warning = { key: "overdue" | "stale" | "expired" | "deep"; text: string };

/** A valuation is expected at least once a year of a fund that holds something. */
const monthsOfValuation = 12;
/** Mother–sub is two; deeper nesting is discouraged (国办发〔2025〕1号). */
const deepest = 2;

/** What somebody should look at before a fund's figures are quoted. */
export function warningsOf(
  {
    overdue,
    deals,
    valuedOn,
    status,
    endsOn,
    depth,
  }: {
    overdue: Yuan;
    deals: number;
    valuedOn: Day | null;
    status: string;
    endsOn: Day | null;
    depth: number;
  },
  asOf: Day,
): Warning[] {
  const isOpen = status !== "closed";
  const isStale = valuedOn === null || addMonths(valuedOn, monthsOfValuation) < asOf;
  const found: (Warning | false)[] = [
    overdue > 0 && { key: "overdue", text: "有逾期未缴的出资" },
    isOpen &&
      deals > 0 &&
      isStale && {
        key: "stale",
        text: valuedOn ? `净值停在 ${valuedOn}，已超过一年` : "有在管投资，还没有登记净值",
      },
    isOpen && endsOn !== null && endsOn < asOf && { key: "expired", text: `存续期已于 ${endsOn} 届满` },
    depth > deepest && { key: "deep", text: `层级达到 ${depth} 层，超过两层` },
  ];
  return found.filter((one) => one !== false);
}
