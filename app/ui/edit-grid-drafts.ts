import type { Sheet } from "./edit-grid-sheet";

export type CellText = { rowId: string; key: string; text: string };

/** Texts that differ from what is saved, by row and column; a row without any is not listed. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Step = { before: readonly CellText[]; after: readonly CellText[] };

export type Draftbook = { drafts: Drafts; past: readonly Step[]; future: readonly Step[] };

export const emptyDraftbook: Draftbook = { drafts: {}, past: [], future: [] };

const mostSteps = 50;

const savedText = (sheet: Sheet, rowId: string, key: string) => sheet.byId.get(rowId)?.cells[key] ?? "";

/** What a cell shows: its draft, else what is saved. */
export const textAt = (sheet: Sheet, drafts: Drafts, rowId: string, key: string) =>
  drafts[rowId]?.[key] ?? savedText(sheet, rowId, key);

function withCell(sheet: Sheet, drafts: Drafts, { rowId, key, text }: CellText): Drafts {
  const { [rowId]: row = {}, ...otherRows } = drafts;
  const { [key]: _, ...others } = row;
  const next = text === savedText(sheet, rowId, key) ? others : { ...others, [key]: text };
  return Object.keys(next).length > 0 ? { ...otherRows, [rowId]: next } : otherRows;
}

const withCells = (sheet: Sheet, drafts: Drafts, cells: readonly CellText[]) =>
  cells.reduce((so, cell) => withCell(sheet, so, cell), drafts);

/** Writes cells as one step that can be undone. Texts that change nothing make no step. */
export function write(book: Draftbook, sheet: Sheet, cells: readonly CellText[]): Draftbook {
  const after = cells.filter(({ rowId, key, text }) => text !== textAt(sheet, book.drafts, rowId, key));
  if (after.length === 0) return book;
  const before = after.map((cell) => ({ ...cell, text: textAt(sheet, book.drafts, cell.rowId, cell.key) }));
  return {
    drafts: withCells(sheet, book.drafts, after),
    past: [...book.past, { before, after }].slice(-mostSteps),
    future: [],
  };
}

export function undo(book: Draftbook, sheet: Sheet): Draftbook {
  const step = book.past[book.past.length - 1];
  if (!step) return book;
  return {
    drafts: withCells(sheet, book.drafts, step.before),
    past: book.past.slice(0, -1),
    future: [...book.future, step],
  };
}

export function redo(book: Draftbook, sheet: Sheet): Draftbook {
  const step = book.future[book.future.length - 1];
  if (!step) return book;
  return {
    drafts: withCells(sheet, book.drafts, step.after),
    past: [...book.past, step],
    future: book.future.slice(0, -1),
  };
}

/** Drops drafts that equal what is saved by now, after a save or when newer rows have come. */
export function settled(book: Draftbook, sheet: Sheet): Draftbook {
  return { ...book, drafts: withCells(sheet, book.drafts, draftCells(book.drafts)) };
}

/** Without one cell's draft; given a text, only if the draft is still that text and was not typed over meanwhile. */
export function dropped(book: Draftbook, rowId: string, key: string, text?: string): Draftbook {
  const { [key]: draft, ...others } = book.drafts[rowId] ?? {};
  if (draft === undefined || (text !== undefined && draft !== text)) return book;
  return { ...book, drafts: { ...book.drafts, [rowId]: others } };
}

export const draftCells = (drafts: Drafts): CellText[] =>
  Object.entries(drafts).flatMap(([rowId, row]) =>
    Object.entries(row).map(([key, text]) => ({ rowId, key, text })),
  );
