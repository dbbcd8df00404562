import { isDitto } from "@/lib/import/cell-value.mjs";
import { quoted } from "@/lib/money/typed";
import type { Doubt, ImportColumn, Register, SourceCell, SourceRow } from "./register";

const chosenKinds: readonly ImportColumn["kind"][] = ["choice", "reference", "flag"];

/** 同上 stands for the unit, the investors or the choice above. A name, a number or a date has to be written. */
export function withoutDittos(row: SourceRow, above: SourceRow | undefined, register: Register): SourceRow {
  if (!above) return row;
  const cells = new Map(row.cells);
  const doubts: Doubt[] = [];
  for (const [key, { cell, column }] of row.cells) {
    const before = above.cells.get(key);
    if (!before || before.cell.error || !isDitto(cell.text) || !mayBeAsAbove(key, register)) continue;
    cells.set(key, { cell: before.cell, column });
    // Something stood in between: a subtotal, a heading.
    const level = row.row === above.row + 1 ? "note" : "look";
    const message = `${quoted(cell.text)}按第 ${above.row} 行理解为${quoted(before.cell.text)}`;
    doubts.push({ place: column.place, level, message });
  }
  return doubts.length > 0 ? { ...row, cells, doubts: [...row.doubts, ...doubts] } : row;
}

const mayBeAsAbove = (key: string, { columns, nameKey, unitKey, listKeys }: Register): boolean =>
  key !== nameKey &&
  (key === unitKey ||
    listKeys.includes(key) ||
    columns.some((column) => column.key === key && chosenKinds.includes(column.kind)));

/** A blank now and then was forgotten; where many are blank below one that is filled, it is meant for all of them. */
const isMeantForAll = (blanks: number, records: number): boolean => blanks >= 2 && blanks * 3 >= records;

/** Tells records without a unit which one stands above them, in a table that writes it once for several. */
export function withUnitsAbove(rows: readonly SourceRow[], { unitKey }: Register): SourceRow[] {
  if (unitKey === null || !rows[0]?.cells.has(unitKey)) return [...rows];
  const blanks = rows.filter(({ cells, places }) => places.has(unitKey) && !cells.has(unitKey));
  if (!isMeantForAll(blanks.length, rows.length)) return [...rows];
  let last: { row: number; source: SourceCell } | null = null;
  let before = 0;
  return rows.map((row) => {
    const source = row.cells.get(unitKey);
    if (source) last = source.cell.error ? null : { row: row.row, source };
    else if (row.row !== before + 1) last = null;
    before = row.row;
    return source || !last ? row : { ...row, above: { row: last.row, text: last.source.cell.text } };
  });
}
