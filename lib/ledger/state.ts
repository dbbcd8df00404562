import type { LedgerSpec } from "./spec";

export type SortKey = { key: string; descending: boolean };

/** What the address bar says about a ledger, with everything unknown dropped. */
export type LedgerState = {
  question: string;
  filters: Record<string, string>;
  sort: SortKey[];
  columns: string[];
  after: string | null;
  before: string | null;
  size: number;
};

export type Query = Record<string, string | string[] | undefined>;

const sizes = [50, 100, 200];
const longestValue = 400;

export function stateOf(spec: LedgerSpec, query: Query): LedgerState {
  const one = (name: string, longest = longestValue) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.slice(0, longest) ?? "";
  };
  // Every column at once is longer than any other value, and none may be lost on the way.
  const allColumns = Object.keys(spec.columns).join(",").length;
  const size = Number(one("size"));
  return {
    question: one("q").slice(0, 60),
    filters: Object.fromEntries(
      Object.keys(spec.filters)
        .map((key) => [key, one(key)] as const)
        .filter(([, value]) => value !== ""),
    ),
    sort: sortOf(spec, one("sort") || spec.usualSort),
    columns: columnsOf(spec, one("cols", allColumns)),
    after: one("after") || null,
    before: one("before") || null,
    size: sizes.includes(size) ? size : 50,
  };
}

function sortOf(spec: LedgerSpec, text: string): SortKey[] {
  const keys = text
    .split(",")
    .map((part) => ({ key: part.replace(/^-/, ""), descending: part.startsWith("-") }))
    .filter(({ key }) => Object.hasOwn(spec.columns, key) && spec.columns[key]?.sort);
  return keys.length > 0 ? keys.slice(0, 3) : sortOf(spec, spec.usualSort);
}

function columnsOf(spec: LedgerSpec, text: string): string[] {
  const asked = text.split(",").filter((key) => Object.hasOwn(spec.columns, key));
  if (asked.length > 0) return [...new Set(asked)];
  return Object.keys(spec.columns).filter((key) => spec.columns[key]?.usual);
}

/** `1..5`, `..5`, `1..`: both ends included. */
export function endsOf(value: string): [string | null, string | null] {
  const [from = "", to = ""] = value.includes("..") ? value.split("..") : [value, value];
  return [from || null, to || null];
}
