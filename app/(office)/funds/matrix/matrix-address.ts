import { addMonths, type Day, isDay, monthOf, today } from "@/lib/date/day";
import { type Basis, bases, type MatrixAxis } from "@/lib/funds/rules";

export const axes = { chain: "产业链", unit: "落户地", year: "年份" } as const satisfies Record<
  MatrixAxis,
  string
>;

/** What the address says: over which days, on which basis, against what. */
export type MatrixAsk = { from: Day; to: Day; basis: Basis; axis: MatrixAxis };
/** One cell of it; a missing fund or column is the total over them. */
export type CellAsk = MatrixAsk & { fund: number | null; column: string | null; onlyNew: boolean };

type Query = Record<string, string | string[] | undefined>;

const one = (query: Query, name: string) => {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value)?.slice(0, 60) ?? "";
};

/** This year and the two before it, unless asked otherwise. */
export function matrixAskOf(query: Query): MatrixAsk {
  const [from, to] = [one(query, "from"), one(query, "to")];
  const basis = one(query, "basis");
  const axis = one(query, "axis");
  return {
    from: isDay(from) ? from : `${addMonths(monthOf(today()), -24).slice(0, 4)}-01-01`,
    to: isDay(to) ? to : today(),
    basis: Object.hasOwn(bases, basis) ? (basis as Basis) : "paid",
    axis: Object.hasOwn(axes, axis) ? (axis as MatrixAxis) : "chain",
  };
}

export function cellAskOf(query: Query): CellAsk {
  const fund = one(query, "fund");
  return {
    ...matrixAskOf(query),
    fund: /^\d{1,15}$/.test(fund) ? Number(fund) : null,
    column: query.column === undefined ? null : one(query, "column"),
    onlyNew: one(query, "only") === "new",
  };
}

export const matrixAddress = (ask: MatrixAsk, change: Partial<MatrixAsk> = {}): string =>
  `/funds/matrix?${new URLSearchParams({ ...ask, ...change }).toString()}`;

export function cellAddress(
  ask: MatrixAsk,
  { fund, column, onlyNew = false }: { fund: number | null; column: string | null; onlyNew?: boolean },
): string {
  const parts = new URLSearchParams({
    ...ask,
    ...(fund === null ? {} : { fund: String(fund) }),
    ...(column === null ? {} : { column }),
    ...(onlyNew ? { only: "new" } : {}),
  });
  return `/funds/matrix/deals?${parts.toString()}`;
}
