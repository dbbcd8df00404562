import type { GridChange, GridHold, GridRefusal, GridSaved, Saved } from "./edit-grid-control";
import { draftCells, dropped } from "./edit-grid-drafts";
import { readText, type Sheet } from "./edit-grid-sheet";

/** Drafts whose text is not understood; they hold up saving. */
export function wrongDrafts(sheet: Sheet, drafts: Parameters<typeof draftCells>[0]) {
  return draftCells(drafts).flatMap(({ rowId, key, text }) => {
    const row = sheet.byId.get(rowId);
    const column = sheet.columns.find((one) => one.key === key);
    const reading = column && readText(column, text);
    return row && column && reading && !reading.ok
      ? [{ row, column, message: reading.message ?? "看不懂" }]
      : [];
  });
}

/** What would be sent now. */
export function changesOf({ latest }: GridHold): GridChange[] {
  const { sheet, book } = latest.current;
  return draftCells(book.drafts).flatMap((cell) => {
    const row = sheet.byId.get(cell.rowId);
    return row ? { ...cell, version: row.version } : [];
  });
}

/** Learns a row's newest saved text and version. */
function learnt(saved: Saved, rowId: string, key: string, text: string, version: number): Saved {
  const before = saved[rowId];
  const cells = { ...before?.cells, [key]: text };
  return { ...saved, [rowId]: { cells, version: Math.max(version, before?.version ?? 0) } };
}

/** Takes in what the server answered: saved cells are clean, refused ones keep their draft and a reason. */
export function takeIn(
  { latest, put }: GridHold,
  sent: readonly GridChange[],
  results: readonly GridSaved[],
) {
  let { saved, book } = latest.current;
  for (const result of results) {
    const change = sent.find(({ rowId, key }) => rowId === result.rowId && key === result.key);
    if (!change || !result.ok) continue;
    const { rowId, key, text = change.text, version = change.version } = result;
    saved = learnt(saved, rowId, key, text, version);
    book = dropped(book, rowId, key, change.text);
  }
  put({ saved, book, refusals: results.filter((result): result is GridRefusal => !result.ok) });
}

/** Settles a conflict: theirs becomes the saved text either way, and mine stays a draft only if it is kept. */
export function settleConflict({ latest, put }: GridHold, refusal: GridRefusal, keepMine: boolean) {
  const { saved, refusals, book } = latest.current;
  const { rowId, key, theirs } = refusal;
  if (!theirs) return;
  put({
    saved: learnt(saved, rowId, key, theirs.text, theirs.version),
    refusals: refusals.filter((other) => other !== refusal),
    book: keepMine ? book : dropped(book, rowId, key),
  });
}
