import { expect, test } from "vitest";
import { warningsOf } from "./warnings";

const quiet = {
  overdue: 0,
  deals: 3,
  valuedOn: "2026-06-30",
  status: "investing",
  endsOn: "2030-01-01",
  depth: 2,
};
const keys = (fund: typeof quiet | object) =>
  warningsOf({ ...quiet, ...fund } as never, "2026-11-24").map(({ key }) => key);

test("a fund in order has nothing to look at", () => {
  expect(keys({})).toEqual([]);
});

test("late contributions, old valuations, a life that ran out and deep nesting are told", () => {
  expect(keys({ overdue: 1 })).toEqual(["overdue"]);
  expect(keys({ valuedOn: "2025-11-23" })).toEqual(["stale"]);
  expect(keys({ valuedOn: null })).toEqual(["stale"]);
  expect(keys({ endsOn: "2026-11-23", depth: 3 })).toEqual(["expired", "deep"]);
});

test("a wound-up fund, and one that holds nothing, need no valuation", () => {
  expect(keys({ valuedOn: null, status: "closed" })).toEqual([]);
  expect(keys({ valuedOn: null, deals: 0 })).toEqual([]);
});
