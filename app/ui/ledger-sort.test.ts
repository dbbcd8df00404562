import { expect, test } from "vitest";
import { pressedSort, readSort } from "./ledger-sort";

test("a sort is read with its directions, three keys at most", () => {
  expect(readSort("-total,name")).toEqual([
    { key: "total", descending: true },
    { key: "name", descending: false },
  ]);
  expect(readSort("a,b,c,d")).toHaveLength(3);
  expect(readSort("")).toEqual([]);
});

test("pressing a title goes through both directions and back to none", () => {
  expect(pressedSort("", "total", "down", false)).toBe("-total");
  expect(pressedSort("-total", "total", "down", false)).toBe("total");
  expect(pressedSort("total", "total", "down", false)).toBe("");
});

test("pressing another title replaces the order", () => {
  expect(pressedSort("-total,name", "signedOn", "up", false)).toBe("signedOn");
});

test("Shift adds a key, turns it in its place and takes it out", () => {
  expect(pressedSort("-total", "name", "up", true)).toBe("-total,name");
  expect(pressedSort("-total,name", "total", "down", true)).toBe("total,name");
  expect(pressedSort("total,name", "total", "down", true)).toBe("name");
  expect(pressedSort("a,b,c", "d", "up", true)).toBe("a,b,d");
});
