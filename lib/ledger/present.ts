import { showMoment } from "@/lib/date/moment";
import type { LedgerRows, LedgerTotals } from "./query";
import type { LedgerSpec } from "./spec";
import type { LedgerState } from "./state";

export type Listed = { spec: LedgerSpec; state: LedgerState } & LedgerRows & LedgerTotals;

/** Identity stays at the left while the rest scrolls. */
const frozen = new Set(["code", "name"]);

const columnOf = (spec: LedgerSpec, key: string) => {
  const column = spec.columns[key];
  return {
    key,
    title: column?.title ?? key,
    unit: column?.unit,
    align: column?.align,
    width: column?.width,
    sortable: column?.sort !== undefined || undefined,
    frozen: frozen.has(key) || undefined,
    locked: key === "name" || undefined,
    link: key === "name" || undefined,
  };
};

/** What the browser needs of one page, and nothing else. */
export function pageOf({ spec, state, rows, next, previous, total, sums }: Listed, path: string) {
  return {
    columns: state.columns.map((key) => columnOf(spec, key)),
    rows: rows.map(({ id: _id, code, ...row }) => ({ id: code, href: `${path}/${code}`, ...row })),
    total,
    sums,
    next,
    previous,
    asOf: nowInShanghai(),
  };
}

export const allColumnsOf = (spec: LedgerSpec) => Object.keys(spec.columns).map((key) => columnOf(spec, key));

export const filtersOf = (spec: LedgerSpec) =>
  Object.entries(spec.filters).map(([key, { kind, label, options, unit }]) => ({
    key,
    kind,
    label,
    options,
    unit,
  }));

const nowInShanghai = () => showMoment(new Date());
