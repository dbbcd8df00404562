import type { Cell } from "./grid";
import type { MergedGrid } from "./merged";
import { type KnownTitles, titleKey } from "./titles";

/** Sheet rows, both ends included. */
export type Block = { top: number; bottom: number };

const rowsSearched = 80;
const tallestHeader = 4;

/**
 * Finds the heading of the table: the rows with the most titles we know, else the first full row of short texts.
 * Null when the numbers begin at once.
 */
export function findHeader(sheet: MergedGrid, titles: KnownTitles): Block | null {
  const row = rowOfKnownTitles(sheet, titles) ?? firstTitleRow(sheet);
  if (row === null) return null;
  const block = { top: row, bottom: row };
  while (extendedByMerges(sheet, block) || extendedDown(sheet, block) || extendedUp(sheet, block));
  return block;
}

function rowOfKnownTitles(sheet: MergedGrid, titles: KnownTitles): number | null {
  let best = { row: 0, known: 0 };
  for (let row = 1; row <= Math.min(sheet.rowCount, rowsSearched); row++) {
    const cells = sheet.filled(row).map(({ cell }) => cell);
    const keys = new Set(cells.flatMap(({ text }) => titles.find(text)?.key ?? []));
    const enough = keys.size >= 2 || (keys.size === 1 && cells.every(isTitle) && cells.length <= 3);
    if (enough && keys.size > best.known) best = { row, known: keys.size };
  }
  return best.row > 0 ? best.row : null;
}

/** Without a known title: the first row about as full as the others, if it holds nothing but different short texts. */
function firstTitleRow(sheet: MergedGrid): number | null {
  const row = firstFullRow(sheet);
  const cells = row === null ? [] : sheet.filled(row).map(({ cell }) => cell);
  const texts = new Set(cells.map(({ text }) => text));
  return cells.length > 0 && cells.every(isTitle) && texts.size >= cells.length * 0.5 ? row : null;
}

/** The first row about as full as the fuller ones; those above it are titles and notes. */
export function firstFullRow(sheet: MergedGrid): number | null {
  const rows: { row: number; size: number }[] = [];
  for (let row = 1; row <= Math.min(sheet.rowCount, rowsSearched); row++) {
    const size = sheet.filled(row).length;
    if (size > 0) rows.push({ row, size });
  }
  const sizes = rows.map(({ size }) => size).sort((one, other) => one - other);
  const typical = sizes[Math.floor(sizes.length * 0.75)] ?? 0;
  return rows.find(({ size }) => size >= typical * 0.6)?.row ?? null;
}

const longestTitle = 60;
const value = /^(?:\d{1,3}:\d\d.*|[-+]?[\d,]*\.?\d+%?|\d{4}(?:[-/.年])\d{1,2}(?:[-/.月])\d{1,2}.*)$/;

/** A year may be a title, other numbers and dates are data. */
function isTitle({ text, number, day, error }: Cell): boolean {
  const isYear = /^(?:19|20)\d\d$/.test(text);
  if (isYear) return true;
  if (text.length > longestTitle || number !== undefined || day || error) return false;
  return !value.test(text);
}

/** Titles merged over several rows make these rows one heading. */
function extendedByMerges(sheet: MergedGrid, block: Block): boolean {
  for (let row = block.top; row <= block.bottom; row++)
    for (const merge of sheet.mergesIn(row)) {
      const joined = { top: Math.min(block.top, merge.top), bottom: Math.max(block.bottom, merge.bottom) };
      const grows = joined.top < block.top || joined.bottom > block.bottom;
      if (!grows || joined.bottom - joined.top >= tallestHeader || !sheet.own(merge.top, merge.left))
        continue;
      Object.assign(block, joined);
      return true;
    }
  return false;
}

/** A further row of titles that stands only below titles spread over several columns. */
function extendedDown(sheet: MergedGrid, block: Block): boolean {
  const row = block.bottom + 1;
  const cells = sheet.filled(row);
  if (cells.length === 0 || row - block.top >= tallestHeader) return false;
  if (!cells.every(({ cell }) => isTitle(cell))) return false;
  const loose = cells.filter(({ column }) => !isMergedAcross(sheet, block.bottom, column));
  const parents = loose.map(({ column }) => parentColumn(sheet, block.bottom, column));
  const shared = parents.every(
    (one, at) => one !== null && parents.some((other, place) => place !== at && other === one),
  );
  // Where blanks stand for merged cells, some title must be left alone, or this is the first record.
  const alone = sheet.filled(block.bottom).some(({ column }) => sheet.text(row, column) === "");
  if (!shared || (loose.length > 0 && !alone)) return false;
  block.bottom = row;
  return true;
}

function isMergedAcross(sheet: MergedGrid, row: number, column: number): boolean {
  const merge = sheet.mergeAt(row, column);
  return (
    merge !== undefined &&
    merge.top === merge.bottom &&
    merge.right > merge.left &&
    sheet.text(row, column) !== ""
  );
}

/** Without merges, a title over several columns is followed by blanks. */
function parentColumn(sheet: MergedGrid, row: number, column: number): number | null {
  for (let parent = column; parent >= 0; parent--) {
    if (sheet.own(row, parent)) return parent;
    if (sheet.mergeAt(row, parent)) return null;
  }
  return null;
}

// 填报单位：… and 2023年10月8日 stand above a table without being part of its heading.
const noParent = /[:：]|单位|日期|填报|制表|\d{4}年|\d月/;
const longestParent = 12;

/** A row of titles above: over blanks of this row, or at least two that each cover a few of its columns. */
function extendedUp(sheet: MergedGrid, block: Block): boolean {
  const row = block.top - 1;
  const cells = sheet.filled(row);
  if (cells.length === 0 || block.bottom - row >= tallestHeader) return false;
  if (cells.some(({ cell }) => !isTitle(cell) || noParent.test(cell.text))) return false;
  const fills = cells.some(({ column }) => sheet.text(block.top, column) === "") && cells.length > 1;
  const groups = cells.filter(({ cell }) => cell.text.length <= longestParent);
  const covers =
    groups.length === cells.length &&
    groups.filter(({ column }) => (sheet.mergeAt(row, column)?.right ?? column) > column).length >= 2;
  if (!fills && !covers) return false;
  block.top = row;
  return true;
}

const longestShown = 200;

/** The titles over a column from the top down, each once: 投资情况, 总投资. */
export function titlesOver(sheet: MergedGrid, block: Block, column: number): string[] {
  const path: string[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    const text = sheet.text(row, column) || inherited(sheet, block, row, column);
    if (text !== "" && titleKey(text) !== titleKey(path.at(-1) ?? ""))
      path.push(onOneLine(text.slice(0, longestShown)));
  }
  return path;
}

function inherited(sheet: MergedGrid, block: Block, row: number, column: number): string {
  const hasChild = row < block.bottom && sheet.own(row + 1, column) !== null;
  const parent = hasChild ? parentColumn(sheet, row, column) : null;
  return parent === null ? "" : sheet.text(row, parent);
}

/** Line breaks and blanks that only set Chinese titles in a narrow column are left out. */
const onOneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s+(?=[\u4e00-\u9fff（(])|(?<=[\u4e00-\u9fff）)])\s+/g, "")
    .replace(/\s+/g, " ");
