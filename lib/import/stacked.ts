import type { Grid } from "./grid";
import { type Block, findHeader } from "./header";
import { MergedGrid } from "./merged";
import { type KnownColumn, KnownTitles, titleKey } from "./titles";

/**
 * Tables that stand below each other under different headings, each as a sheet of its own with its rows where they
 * were; the sheet itself where there is but one. A heading that is only printed again is no other table.
 */
export function tablesBelow(grid: Grid, known: readonly KnownColumn[], nameKey: string): Grid[] {
  const sheet = new MergedGrid(grid);
  const titles = new KnownTitles(known);
  const header = findHeader(sheet, titles);
  const names = known.find(({ key }) => key === nameKey)?.names ?? [];
  const starts = header ? startsBelow(sheet, header, titles, new Set(names.map(titleKey))) : [];
  if (starts.length === 0) return [grid];
  return [1, ...starts].map((from, at) => {
    const until = (starts[at] ?? grid.rows.length + 1) - 1;
    const isWithin = (row: number) => from <= row && row <= until;
    return {
      ...grid,
      sheet: at === 0 ? grid.sheet : `${grid.sheet}（第 ${from} 行起）`,
      rows: grid.rows.slice(0, until).map((cells, row) => (isWithin(row + 1) ? cells : [])),
      merges: grid.merges.filter(({ top }) => isWithin(top)),
    };
  });
}

/** The rows in which other tables begin, the titles over their headings included. */
function startsBelow(
  sheet: MergedGrid,
  header: Block,
  titles: KnownTitles,
  names: ReadonlySet<string>,
): number[] {
  const starts: number[] = [];
  const longest = Math.max(...[...names].map((name) => name.length));
  // Most cells can be no name of the name column, which their length and first character tell at once.
  const firsts = new Set([...names].map((name) => name.charAt(0)));
  const isName = (text: string) =>
    text.length <= longest * 2 && firsts.has(text.charAt(0)) && names.has(titleKey(text));
  let current = header;
  for (let row = header.bottom + 1; row <= sheet.rowCount; row++) {
    const texts = sheet.filled(row).map(({ cell }) => cell.text);
    if (!texts.some(isName) || !isHeading(sheet, row, titles) || isSame(sheet, row, current)) continue;
    starts.push(withTitles(sheet, row, current.bottom));
    current = { top: row, bottom: row };
  }
  return starts;
}

/** Words only, half of them titles we know. */
function isHeading(sheet: MergedGrid, row: number, titles: KnownTitles): boolean {
  const cells = sheet.filled(row).map(({ cell }) => cell);
  const known = cells.filter(({ text }) => titles.find(text));
  return (
    known.length >= 2 && known.length * 2 >= cells.length && cells.every((cell) => cell.number === undefined)
  );
}

/** Each title stands where it stood, in the same unit. */
const isSame = (sheet: MergedGrid, row: number, { top, bottom }: Block): boolean =>
  sheet.filled(row).every(({ column, cell }) => {
    for (let above = top; above <= bottom; above++)
      if (titleKey(sheet.text(above, column)) === titleKey(cell.text)) return true;
    return false;
  });

/** Lines of one text right above a heading are its titles. */
function withTitles(sheet: MergedGrid, row: number, after: number): number {
  let start = row;
  while (start - 1 > after && sheet.filled(start - 1).length === 1) start -= 1;
  return start;
}
