import "server-only";
import { isDay, today } from "@/lib/date/day";
import { daysMeant } from "@/lib/ledger/periods";
import type { LedgerFilter, LedgerSpec } from "@/lib/ledger/spec";
import { endsOf, type LedgerState } from "@/lib/ledger/state";

type Ends = [from: string | null, to: string | null];

/** `阶段：正式签约；总投资：10000 至 50000 万元；查找“新材料”`; empty when nothing was asked. */
export function filterInWords(spec: LedgerSpec, state: LedgerState): string {
  const filters = Object.entries(state.filters).flatMap(([key, value]) => {
    const filter = spec.filters[key];
    const words = filter && wordsOf(filter, value);
    return words ? [words] : [];
  });
  return [...filters, ...(state.question ? [`查找“${state.question}”`] : [])].join("；");
}

function wordsOf(filter: LedgerFilter, value: string): string | null {
  const said = saidOf(filter, value);
  if (filter.kind === "flag") return filter.label;
  return said && `${filter.label}：${said}`;
}

function saidOf({ kind, options = [], unit = "" }: LedgerFilter, value: string): string | null {
  if (kind === "choice") {
    const labels = new Map(options.map((option) => [option.value, option.label]));
    return value
      .split(",")
      .filter(Boolean)
      .map((code) => labels.get(code) ?? code)
      .join("、");
  }
  if (kind === "range")
    return between(endsOf(value), (end) => (/\d$/.test(end) && unit ? `${end} ${unit}` : end));
  if (kind === "day") return between(daysMeant(value, today()) ?? daysOf(value), (day) => day);
  return `含“${value}”`;
}

const daysOf = (value: string) => endsOf(value).map((end) => (end && isDay(end) ? end : null)) as Ends;

function between([from, to]: Ends, say: (end: string) => string): string | null {
  if (from && to) return from === to ? say(from) : `${say(from)} 至 ${say(to)}`;
  if (from) return `${say(from)} 起`;
  return to && `至 ${say(to)}`;
}
