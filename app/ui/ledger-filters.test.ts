import { describe, expect, test } from "vitest";
import {
  chosenValues,
  describeFilter,
  describeFilters,
  type LedgerFilter,
  readDays,
  readRange,
  writeRange,
} from "./ledger-filters";

const unit: LedgerFilter = {
  key: "unit",
  label: "县区",
  kind: "choice",
  options: [
    { value: "longyou", label: "龙游县" },
    { value: "kaihua", label: "开化县" },
    { value: "changshan", label: "常山县" },
  ],
};
const total: LedgerFilter = { key: "total", label: "投资额", kind: "range", unit: "万元" };
const signed: LedgerFilter = { key: "signedOn", label: "签约日期", kind: "day" };

test("a range may be open at either end, and an empty one is no filter", () => {
  expect(readRange("100..500")).toEqual({ from: "100", to: "500" });
  expect(readRange("100..")).toEqual({ from: "100", to: null });
  expect(readRange("..500")).toEqual({ from: null, to: "500" });
  expect(writeRange({ from: null, to: null })).toBe("");
  expect(writeRange(readRange("..500"))).toBe("..500");
});

test("a choice is any of its values", () => {
  expect(chosenValues("longyou,,kaihua")).toEqual(["longyou", "kaihua"]);
  expect(chosenValues("")).toEqual([]);
});

describe("periods are counted from today", () => {
  test.each([
    ["month", "2024-02-10", "2024-02-01", "2024-02-29"],
    ["quarter", "2026-11-23", "2026-10-01", "2026-12-31"],
    ["year", "2026-11-23", "2026-01-01", "2026-12-31"],
    ["last-month", "2026-01-05", "2025-12-01", "2025-12-31"],
    ["last-year", "2026-01-05", "2025-01-01", "2025-12-31"],
  ])("%s on %s", (period, today, from, to) => {
    expect(readDays(period, today)).toEqual({ from, to });
  });
  test("two days are taken as written", () => {
    expect(readDays("2026-03-01..", "2026-11-23")).toEqual({ from: "2026-03-01", to: null });
  });
});

test("a chip says its filter in the reader's words", () => {
  expect(describeFilter(unit, "longyou")).toBe("龙游县");
  expect(describeFilter(unit, "longyou,kaihua,changshan")).toBe("龙游县、开化县 等 3 项");
  expect(describeFilter(total, "10000..")).toBe("10000 万元 起");
  expect(describeFilter(signed, "month")).toBe("本月");
});

test("paper carries the whole filter in one line", () => {
  expect(describeFilters([unit, total, signed], { unit: "kaihua", total: "..500" }, "电子")).toBe(
    "搜索：电子；县区：开化县；投资额：至 500 万元",
  );
});
