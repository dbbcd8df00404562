import { describe, expect, test } from "vitest";
import { draftCells, emptyDraftbook, redo, settled, textAt, undo, write } from "./edit-grid-drafts";
import { planPaste } from "./edit-grid-paste";
import {
  boxOf,
  cellsOf,
  type GridColumn,
  type GridRow,
  insideOf,
  lockedReason,
  sheetOf,
} from "./edit-grid-sheet";

const number: GridColumn["parse"] = (text) =>
  /^\d*$/.test(text) ? { ok: true } : { ok: false, message: `“${text}”不是数字` };

const columns: GridColumn[] = [
  { key: "plan", title: "计划", kind: "number", parse: number },
  { key: "done", title: "完成", kind: "number", parse: number },
  { key: "rate", title: "完成率", kind: "number", readOnly: true, reason: "自动计算" },
];

const month = (id: string, plan: string, done: string): GridRow => ({
  id,
  label: `${id}月`,
  cells: { plan, done, rate: "" },
  version: 1,
});

const sheet = sheetOf(columns, [month("1", "100", "80"), month("2", "100", ""), month("3", "", "")]);
const at = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

describe("drafts", () => {
  test("a draft shows over what is saved, and typing the saved text back leaves no change", () => {
    const typed = write(emptyDraftbook, sheet, [{ rowId: "1", key: "done", text: "90" }]);
    expect(textAt(sheet, typed.drafts, "1", "done")).toBe("90");
    expect(draftCells(typed.drafts)).toHaveLength(1);
    expect(write(typed, sheet, [{ rowId: "1", key: "done", text: "80" }]).drafts).toEqual({});
  });

  test("a pasted block is undone and redone as one step", () => {
    const pasted = write(emptyDraftbook, sheet, [
      { rowId: "1", key: "done", text: "1" },
      { rowId: "2", key: "done", text: "2" },
    ]);
    const undone = undo(pasted, sheet);
    expect(undone.drafts).toEqual({});
    expect(redo(undone, sheet).drafts).toEqual(pasted.drafts);
    expect(undo(undone, sheet)).toBe(undone);
  });

  test("a new change after an undo leaves nothing to redo", () => {
    const first = write(emptyDraftbook, sheet, [{ rowId: "1", key: "done", text: "1" }]);
    const second = write(undo(first, sheet), sheet, [{ rowId: "1", key: "done", text: "2" }]);
    expect(redo(second, sheet)).toBe(second);
  });

  test("fifty steps are remembered", () => {
    let book = emptyDraftbook;
    for (let step = 0; step < 60; step += 1)
      book = write(book, sheet, [{ rowId: "1", key: "done", text: String(1000 + step) }]);
    expect(book.past).toHaveLength(50);
  });

  test("a draft that has been saved is no draft any more, and undoing it is one again", () => {
    const typed = write(emptyDraftbook, sheet, [{ rowId: "1", key: "done", text: "90" }]);
    const saved = sheetOf(columns, [month("1", "100", "90"), ...sheet.rows.slice(1)]);
    const after = settled(typed, saved);
    expect(after.drafts).toEqual({});
    expect(draftCells(undo(after, saved).drafts)).toEqual([{ rowId: "1", key: "done", text: "80" }]);
  });
});

describe("pasting", () => {
  test("a block is written from the corner down and right, and nowhere else", () => {
    const plan = planPaste(sheet, at(0, 0), [
      ["10", "20"],
      ["30", "四十"],
    ]);
    expect(plan.cells).toEqual([
      { rowId: "1", key: "plan", text: "10" },
      { rowId: "1", key: "done", text: "20" },
      { rowId: "2", key: "plan", text: "30" },
      { rowId: "2", key: "done", text: "四十" },
    ]);
    expect(plan.wrong.map(({ row, column, message }) => [row.label, column.title, message])).toEqual([
      ["2月", "完成", "“四十”不是数字"],
    ]);
  });

  test("read-only cells and what lies beyond the grid are counted, not written", () => {
    const plan = planPaste(sheet, at(2, 1), [
      ["1", "2", "3"],
      ["4", "5", "6"],
    ]);
    expect(plan.cells).toEqual([{ rowId: "3", key: "done", text: "1" }]);
    expect(plan).toMatchObject({ locked: 1, rowsBeyond: 1, columnsBeyond: 1 });
  });

  test("one copied cell fills the whole selection", () => {
    const plan = planPaste(sheet, { top: 0, bottom: 2, left: 1, right: 1 }, [["7"]]);
    expect(plan.cells.map(({ rowId, text }) => [rowId, text])).toEqual([
      ["1", "7"],
      ["2", "7"],
      ["3", "7"],
    ]);
  });

  test("a ragged block leaves the cells it does not name alone", () => {
    expect(planPaste(sheet, at(0, 0), [["1"], ["2", "3"]]).cells).toHaveLength(3);
  });
});

test("a selection drawn upwards is the same box", () => {
  expect(boxOf({ from: { row: 2, column: 1 }, to: { row: 0, column: 0 } })).toEqual({
    top: 0,
    bottom: 2,
    left: 0,
    right: 1,
  });
  expect(cellsOf(sheet, { top: 0, bottom: 1, left: 1, right: 2 })).toHaveLength(4);
});

test("moves end at the edge of the sheet", () => {
  expect(insideOf(sheet, { row: -1, column: 9 })).toEqual({ row: 0, column: 2 });
});

test("a row's own lock says its reason before the column's", () => {
  const [plan, , rate] = columns as [GridColumn, GridColumn, GridColumn];
  const closed = { ...month("4", "", ""), lockedReason: "本月已封账" };
  expect(lockedReason(closed, rate)).toBe("本月已封账");
  expect(lockedReason(month("1", "", ""), rate)).toBe("自动计算");
  expect(lockedReason(month("1", "", ""), plan)).toBeNull();
});
