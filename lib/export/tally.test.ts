import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { LedgerColumn } from "@/lib/ledger/spec";
import { Tally } from "./tally";

const column = (title: string): LedgerColumn => ({ title, value: sql`1`, show: () => null });

test("amounts left out of a total are counted and named, those inside another row stand in words", () => {
  const tally = new Tally([column("项目"), column("总投资")]);
  const rowOf = (value: number | null, standing: "added" | "unknown" | "inside") => ({
    id: 1,
    code: "QZ-1",
    cells: [
      { kind: "text" as const, value: "甲" },
      { kind: "number" as const, value, standing },
    ],
  });
  expect(tally.take(rowOf(100, "added"))[1]).toMatchObject({ kind: "number", value: 100 });
  expect(tally.take(rowOf(null, "unknown"))[1]).toMatchObject({ value: null });
  expect(tally.take(rowOf(15_000.5, "inside"))[1]).toMatchObject({ kind: "text", value: "其中 15,000.5" });
  expect(tally.rows).toBe(3);
  expect(tally.notes()).toBe(
    "未计入合计：总投资 1 个（未填、待定、区间或外币未折算）；总投资 1 个（标“其中”，已含在另一行的金额内）",
  );
});

test("nothing is said when every amount is in its total", () => {
  expect(new Tally([column("项目")]).notes()).toBe("");
});
