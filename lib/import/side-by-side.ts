import type { Grid, GridRow, Merge } from "./grid";
import { type Block, findHeader, titlesOver } from "./header";
import { letterOf } from "./letters";
import { MergedGrid } from "./merged";
import { type KnownColumn, KnownTitles, titleKey } from "./titles";

/** Columns, both ends included. */
type Span = { from: number; to: number };

/**
 * Tables that stand beside each other on a sheet, each as a sheet of its own with its cells where they were; the sheet
 * itself where there is but one. What stands over all of them belongs to each.
 */
export function tablesApart(grid: Grid, known: readonly KnownColumn[], nameKey: string): Grid[] {
  const sheet = new MergedGrid(grid);
  const titles = new KnownTitles(known);
  const header = findHeader(sheet, titles);
  const spans = header ? spansOf(sheet, header, titles, nameKey) : [];
  if (spans.length < 2) return [grid];
  const across = grid.merges.filter((merge) => crosses(merge, spans));
  return spans.map((span) => ({
    ...grid,
    sheet: `${grid.sheet}（${letterOf(span.from)}–${letterOf(span.to)} 列）`,
    rows: grid.rows.map((cells, at) => {
      const isTitle = at + 1 < (header?.top ?? 0);
      const shared = isTitle && tablesIn(cells, spans) < 2;
      return shared
        ? cells
        : cellsIn(
            cells,
            span,
            across.filter(({ top, bottom }) => top <= at + 1 && at < bottom),
          );
    }),
    merges: grid.merges.filter((merge) => isWithin(merge.left, span) || across.includes(merge)),
  }));
}

/** Where each table begins and ends: at the name column that comes again with the titles around it. */
function spansOf(sheet: MergedGrid, header: Block, titles: KnownTitles, nameKey: string): Span[] {
  const width = sheet.grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const own = Array.from({ length: width }, (_, column) => titlesOver(sheet, header, column).at(-1) ?? "");
  const names = own.flatMap((title, column) => (titles.find(title)?.key === nameKey ? [column] : []));
  const [first = 0, second] = names;
  if (second === undefined) return [];
  const isSame = (one: number, other: number) => meansSame(own[one] ?? "", own[other] ?? "", titles);
  const before = countWhile(
    (by) => first - by >= 0 && second - by > first && isSame(first - by, second - by),
  );
  const after = countWhile((by) => first + by < second - before && isSame(first + by, second + by));
  if (before + after === 0) return [];
  const starts = names.map((name) => name - before);
  return starts.map((start, at) => ({ from: at === 0 ? 0 : start, to: (starts[at + 1] ?? width) - 1 }));
}

function meansSame(one: string, other: string, titles: KnownTitles): boolean {
  if (one === "" || other === "") return false;
  const key = titles.find(one)?.key;
  return titleKey(one) === titleKey(other) || (key !== undefined && key === titles.find(other)?.key);
}

function countWhile(holds: (by: number) => boolean): number {
  let by = 1;
  while (holds(by)) by += 1;
  return by - 1;
}

const isWithin = (column: number, { from, to }: Span): boolean => from <= column && column <= to;

/** Merged over more than one of the tables. */
const crosses = ({ left, right }: Pick<Merge, "left" | "right">, spans: readonly Span[]): boolean =>
  !spans.some((span) => isWithin(left, span) && isWithin(right, span));

const tablesIn = (cells: GridRow, spans: readonly Span[]): number =>
  spans.filter((span) => cells.some((cell, column) => cell && isWithin(column, span))).length;

/** Its own cells, and a heading merged across all tables. */
function cellsIn(cells: GridRow, span: Span, across: readonly Merge[]): GridRow {
  const isShared = (column: number) => across.some(({ left }) => left === column);
  const kept = cells.map((cell, column) => (isWithin(column, span) || isShared(column) ? cell : null));
  return kept.slice(0, kept.findLastIndex((cell) => cell !== null) + 1);
}
