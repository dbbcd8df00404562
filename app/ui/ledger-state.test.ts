import { describe, expect, test } from "vitest";
import {
  addressOf,
  addressQuery,
  changedState,
  exportQuery,
  isFiltered,
  readLedgerState,
  rowsQuery,
  viewQuery,
} from "./ledger-state";

const filters = [{ key: "unit" }, { key: "stage" }, { key: "total" }];
const read = (query: string) => readLedgerState(query, filters);

describe("reading an address", () => {
  test("a bare address is the first page of everything", () => {
    expect(read("")).toEqual({
      q: "",
      filters: {},
      sort: "",
      columns: [],
      after: null,
      before: null,
      peek: null,
      view: null,
      size: 50,
      density: "normal",
    });
  });

  test("a page's searchParams read like the address they came from", () => {
    expect(readLedgerState({ unit: "longyou,kaihua", q: " 电子 ", tag: ["x"] }, filters)).toEqual(
      read("?unit=longyou,kaihua&q=电子"),
    );
  });

  test("unknown parameters, sizes and densities are not believed", () => {
    const state = read("role=admin&size=100000&density=tiny");
    expect(state.filters).toEqual({});
    expect(state.size).toBe(50);
    expect(state.density).toBe("normal");
  });
});

test("every state survives the way through the address", () => {
  const state = read(
    "q=电子&stage=talking,signed&total=10000..&sort=-total,name&cols=name,total&size=100&density=compact&after=abc&view=7&peek=12",
  );
  expect(read(addressQuery(state))).toEqual(state);
  expect(addressQuery(state)).toContain("stage=talking,signed");
});

test("an address without a state has no question mark", () => {
  expect(addressOf("/projects", read(""))).toBe("/projects");
  expect(addressOf("/projects", read("unit=longyou"))).toBe("/projects?unit=longyou");
});

describe("which part of the state matters to whom", () => {
  const state = read(
    "q=a&unit=longyou&sort=-total&cols=name&size=100&density=compact&after=t&view=7&peek=12",
  );
  test("the rows do not depend on the peek, the density or the view's name", () => {
    expect(rowsQuery(state)).toBe("q=a&unit=longyou&sort=-total&cols=name&size=100&after=t");
  });
  test("a view keeps no place in the pages", () => {
    expect(viewQuery(state)).toBe("q=a&unit=longyou&sort=-total&cols=name&density=compact");
  });
  test("an export has all the pages", () => {
    expect(exportQuery(state)).toBe("q=a&unit=longyou&sort=-total&cols=name");
  });
  test("sorting alone is no filter", () => {
    expect(isFiltered(state)).toBe(true);
    expect(isFiltered(read("sort=name&cols=name"))).toBe(false);
  });
});

describe("changing the state", () => {
  const deep = read("unit=longyou&after=t");
  test("a new filter, order or search leads to the first page", () => {
    expect(changedState(deep, { filters: {} }).after).toBeNull();
    expect(changedState(deep, { sort: "name" }).after).toBeNull();
    expect(changedState(deep, { q: "电子" }).after).toBeNull();
    expect(changedState(deep, { size: 100 }).after).toBeNull();
  });
  test("opening a peek or choosing columns stays on the page", () => {
    expect(changedState(deep, { peek: "12" }).after).toBe("t");
    expect(changedState(deep, { columns: ["name"] }).after).toBe("t");
    expect(changedState(deep, { density: "compact" }).after).toBe("t");
  });
  test("forward and back are one place, not two", () => {
    expect(changedState(deep, { before: "s" })).toMatchObject({ after: null, before: "s" });
    expect(changedState(read("before=s"), { after: "t" })).toMatchObject({ after: "t", before: null });
  });
});
