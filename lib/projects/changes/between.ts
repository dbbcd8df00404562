import { type Bridge, type Move, movesOf, nothing, partsOf } from "./bridge";
import type { ChangedProject, Changes, Slip } from "./queries";

/**
 * What moved the stock between two moments, from what changed since the earlier and since the later one: where a
 * project stood at the later moment is what it was before it changed again, or what it is. The closing is the later
 * opening, so that opening, parts and closing fit as they do up to now.
 */
export function changesBetween(since: Changes, later: Changes): Changes {
  const again = new Map(later.changed.map((one) => [one.id, one]));
  const changed = since.changed.flatMap((one): ChangedProject[] => {
    const then = again.get(one.id);
    const after = then ? then.before : one.after;
    const seen = { before: one.seen.before, after: then ? then.seen.before : one.seen.after };
    if (!seen.before && !seen.after) return [];
    const pair = { before: one.before, after, seen };
    return isSame(pair) ? [] : [{ id: one.id, code: one.code, ...pair, moves: movesOf(pair) }];
  });
  const moves = changed.flatMap((one) => one.moves);
  const unitIds = new Set([...since.byUnit.keys(), ...later.byUnit.keys()]);
  return {
    changed,
    total: bridgeOf(since.total, later.total, moves),
    byUnit: new Map(
      [...unitIds].map((unitId) => [
        unitId,
        bridgeOf(
          since.byUnit.get(unitId),
          later.byUnit.get(unitId),
          moves.filter((move) => move.unitId === unitId),
        ),
      ]),
    ),
  };
}

const bridgeOf = (since: Bridge | undefined, later: Bridge | undefined, moves: readonly Move[]): Bridge => ({
  opening: since?.opening ?? nothing,
  parts: partsOf(moves),
  closing: later?.opening ?? nothing,
});

/** It changed only after the later moment. */
const isSame = ({ before, after, seen }: Pick<ChangedProject, "before" | "after" | "seen">) =>
  seen.before === seen.after && JSON.stringify(before) === JSON.stringify(after);

/** Counts and sums since one moment, less those since a later one. */
export function slipsBetween(since: readonly Slip[], later: readonly Slip[]): Slip[] {
  const again = new Map(later.map((one) => [one.id, one]));
  return since
    .map((one): Slip => {
      const then = again.get(one.id);
      if (!then) return one;
      return {
        ...one,
        moved: one.moved - then.moved,
        days: one.days - then.days,
        shrunk: one.shrunk - then.shrunk,
        shrunkYuan: one.shrunkYuan - then.shrunkYuan,
        renamed: one.renamed - then.renamed,
      };
    })
    .filter(({ moved, shrunk, renamed }) => moved > 0 || shrunk > 0 || renamed > 0);
}

/** The same for one unit alone: its bridge, and the projects that moved it. */
export function ofUnit({ changed, byUnit }: Changes, unitId: number): Changes {
  const own = byUnit.get(unitId) ?? { opening: nothing, parts: partsOf([]), closing: nothing };
  return {
    changed: changed
      .map((one) => ({ ...one, moves: one.moves.filter((move) => move.unitId === unitId) }))
      .filter((one) => one.moves.length > 0 || isCarriedBy(one, unitId)),
    total: own,
    byUnit: new Map([[unitId, own]]),
  };
}

const isCarriedBy = ({ before, after, seen }: ChangedProject, unitId: number) =>
  (seen.after && after?.unitId === unitId) || (seen.before && !after && before?.unitId === unitId);
