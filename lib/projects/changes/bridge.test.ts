import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Stage, Status } from "@/lib/projects/rules";
import {
  type Bridge,
  isInStock,
  misfitOf,
  movesOf,
  nothing,
  partsOf,
  plus,
  type State,
  stockOf,
} from "./bridge";

const state: State = {
  name: "甲",
  unitId: 1,
  stage: "SIGN",
  status: "active",
  parentId: null,
  deleted: false,
  yuan: 100_000_000,
};
const all = { before: true, after: true };
const kinds = (before: State | null, after: State | null, seen = all) =>
  movesOf({ before, after, seen }).map(({ kind, unitId, yuan }) => [kind, unitId, yuan]);

describe("what a project does to its unit's stock", () => {
  test("a new one adds, an ended one takes away, a revised one moves the sum", () => {
    expect(kinds(null, state)).toEqual([["new", 1, 100_000_000]]);
    expect(kinds(state, { ...state, status: "ended" })).toEqual([["ended", 1, -100_000_000]]);
    expect(kinds(state, { ...state, status: "merged" })).toEqual([["left", 1, -100_000_000]]);
    expect(kinds(state, { ...state, deleted: true })).toEqual([["left", 1, -100_000_000]]);
    expect(kinds({ ...state, status: "ended" }, state)).toEqual([["back", 1, 100_000_000]]);
    expect(kinds(state, { ...state, yuan: 80_000_000 })).toEqual([["down", 1, -20_000_000]]);
    expect(kinds({ ...state, yuan: null }, state)).toEqual([["up", 1, 100_000_000]]);
    expect(kinds(state, { ...state, stage: "START", status: "paused" })).toEqual([]);
  });

  test("one that moves leaves one unit and enters the other with what it was worth, then is revised there", () => {
    expect(kinds(state, { ...state, unitId: 2, yuan: 120_000_000 })).toEqual([
      ["out", 1, -100_000_000],
      ["in", 2, 100_000_000],
      ["up", 2, 20_000_000],
    ]);
  });

  test("the unit it left sees it leave, the unit it entered sees it come, neither sees more", () => {
    const moved = { ...state, unitId: 2, yuan: 120_000_000 };
    expect(kinds(state, moved, { before: true, after: false })).toEqual([["out", 1, -100_000_000]]);
    expect(kinds(state, moved, { before: false, after: true })).toEqual([["in", 2, 120_000_000]]);
  });
});

const anyState = fc.record({
  name: fc.constantFrom("甲", "乙"),
  unitId: fc.integer({ min: 1, max: 4 }),
  stage: fc.constantFrom<Stage[]>("LEAD", "SIGN", "START"),
  status: fc.constantFrom<Status[]>("active", "slow", "paused", "ended", "merged", "moved"),
  parentId: fc.constantFrom(null, null, null, 7),
  deleted: fc.constantFrom(false, false, false, true),
  yuan: fc.constantFrom<(number | null)[]>(null, 0, 1, 50_000_000, 100_000_000, 9_007_199_254_740),
});

/** A project's states one after another, each with the moment it was recorded. */
const life = fc.array(fc.record({ at: fc.integer({ min: 0, max: 100 }), state: anyState }), { maxLength: 6 });
const history = fc.record({
  lives: fc.array(life, { maxLength: 12 }),
  from: fc.integer({ min: 0, max: 100 }),
  to: fc.integer({ min: 0, max: 100 }),
  /** Whose rows the viewer sees. */
  units: fc.subarray([1, 2, 3, 4]),
});

const asOf = (one: { at: number; state: State }[], moment: number): State | null =>
  [...one].sort((a, b) => a.at - b.at).findLast(({ at }) => at <= moment)?.state ?? null;

const stockAt = (lives: { at: number; state: State }[][], moment: number, unitId: number) =>
  lives
    .map((one) => asOf(one, moment))
    .filter((one) => isInStock(one) && one?.unitId === unitId)
    .map((one) => stockOf(one as State))
    .reduce(plus, nothing);

test("on a thousand random histories opening and parts make closing, for every unit and for every viewer", () => {
  fc.assert(
    fc.property(history, ({ lives, from, to, units }) => {
      const [start, end] = [Math.min(from, to), Math.max(from, to)];
      const moves = lives.flatMap((one) => {
        const [before, after] = [asOf(one, start), asOf(one, end)];
        const seen = {
          before: before !== null && units.includes(before.unitId),
          after: after !== null && units.includes(after.unitId),
        };
        return movesOf({ before, after, seen });
      });
      for (const unitId of units) {
        const bridge: Bridge = {
          opening: stockAt(lives, start, unitId),
          parts: partsOf(moves.filter((move) => move.unitId === unitId)),
          closing: stockAt(lives, end, unitId),
        };
        expect(misfitOf(bridge)).toBeNull();
      }
      expect(moves.every((move) => units.includes(move.unitId))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
