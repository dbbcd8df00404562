import type { Yuan } from "@/lib/money/yuan";
import { closedStatuses, type Stage, type Status } from "@/lib/projects/rules";

/** A project as it was or is; null where there was none. */
export type State = {
  name: string;
  unitId: number;
  stage: Stage;
  status: Status;
  parentId: number | null;
  deleted: boolean;
  yuan: Yuan | null;
};

/** Before and after of one project, and which of the two the viewer may see. */
export type Pair = { before: State | null; after: State | null; seen: { before: boolean; after: boolean } };

/** What moves a unit's stock of projects, in the order the bridge shows. */
export const moveKinds = {
  new: "新增",
  back: "恢复",
  in: "转入",
  ended: "终止",
  left: "合并作废",
  out: "转出",
  up: "调增",
  down: "调减",
} as const;
export type MoveKind = keyof typeof moveKinds;

/** How many projects and how much money; `unknown` of them have no amount and are in no sum. */
export type Stock = { count: number; yuan: Yuan; unknown: number };
export type Move = { kind: MoveKind; unitId: number } & Stock;

export const nothing: Stock = { count: 0, yuan: 0, unknown: 0 };

/** In stock: running or paused, a whole rather than a phase, neither merged nor voided (domain.md §1.4). */
export const isInStock = (state: State | null): boolean =>
  state !== null &&
  !state.deleted &&
  state.parentId === null &&
  !(closedStatuses as readonly string[]).includes(state.status);

const stocked = (state: State | null): State | null => (isInStock(state) ? state : null);

export const stockOf = (state: State): Stock => ({
  count: 1,
  yuan: state.yuan ?? 0,
  unknown: state.yuan === null ? 1 : 0,
});

export const plus = (one: Stock, other: Stock): Stock => ({
  count: one.count + other.count,
  yuan: one.yuan + other.yuan,
  unknown: one.unknown + other.unknown,
});

const minus = ({ count, yuan, unknown }: Stock): Stock => ({
  count: 0 - count,
  yuan: 0 - yuan,
  unknown: 0 - unknown,
});

/** How one project moved the stocks of the units the viewer sees. Whatever happened, before + moves = after. */
export function movesOf({ before, after, seen }: Pair): Move[] {
  const had = seen.before ? stocked(before) : null;
  const has = seen.after ? stocked(after) : null;
  if (!had && !has) return [];
  if (!had) return has ? [{ kind: arrival(before), unitId: has.unitId, ...stockOf(has) }] : [];
  if (!has) return [{ kind: departure(after), unitId: had.unitId, ...minus(stockOf(had)) }];
  const carried: Move[] =
    had.unitId === has.unitId
      ? []
      : [
          { kind: "out", unitId: had.unitId, ...minus(stockOf(had)) },
          { kind: "in", unitId: has.unitId, ...stockOf(had) },
        ];
  return [...carried, ...revised(had, has)];
}

function arrival(before: State | null): MoveKind {
  if (before === null) return "new";
  return isInStock(before) ? "in" : "back";
}

function departure(after: State | null): MoveKind {
  if (isInStock(after)) return "out";
  return after?.status === "ended" && !after.deleted ? "ended" : "left";
}

function revised(had: State, has: State): Move[] {
  const change = plus(stockOf(has), minus(stockOf(had)));
  if (change.yuan === 0 && change.unknown === 0) return [];
  return [{ kind: change.yuan < 0 ? "down" : "up", unitId: has.unitId, ...change }];
}

export type Bridge = { opening: Stock; parts: Readonly<Record<MoveKind, Stock>>; closing: Stock };

const noParts = Object.fromEntries(Object.keys(moveKinds).map((kind) => [kind, nothing])) as Record<
  MoveKind,
  Stock
>;

/** The parts of a bridge added up. */
export function partsOf(moves: readonly Move[]): Record<MoveKind, Stock> {
  const parts = { ...noParts };
  for (const { kind, count, yuan, unknown } of moves)
    parts[kind] = plus(parts[kind], { count, yuan, unknown });
  return parts;
}

/** Opening and parts against closing: what does not fit, or null. A bridge that is shown always fits. */
export function misfitOf({ opening, parts, closing }: Bridge): Stock | null {
  const reached = Object.values(parts).reduce(plus, opening);
  const gap = plus(closing, minus(reached));
  return gap.count === 0 && gap.yuan === 0 && gap.unknown === 0 ? null : gap;
}
