import { textOfNumber } from "@/lib/money/amount";
import { type Decimal, decimalOf, plus, textOf, trimmed, whole } from "@/lib/money/decimal";
import { isBlank } from "@/lib/money/typed";
import type { Cell, Grid, GridRow } from "./grid";
import { labelOfTotal } from "./row-kinds";
import type { SkippedRow, TableRow } from "./rows";
import type { Table } from "./table";

/** A 小计 or 合计 cell compared with the records it stands for; numbers as plain decimals. */
export type TotalCheck = {
  row: number;
  label: string;
  column: string;
  shown: string;
  computed: string;
  ok: boolean;
  /** Filled cells among the records that are no plain number (约10亿元, 待定) and are not in `computed`. */
  uncounted: number;
};

/** Compares every number of the skipped 小计 and 合计 rows with what their records add up to, in exact decimals. */
export function checkTotals(table: Table, grid: Grid): TotalCheck[] {
  return table.skipped
    .filter(({ kind }) => kind === "subtotal" || kind === "total")
    .flatMap((line) => bestCheck(line, table, grid));
}

/** Where it is not certain what a line adds up, the reading under which it is right is the one meant. */
function bestCheck(line: SkippedRow, table: Table, grid: Grid): TotalCheck[] {
  const readings = spansOf(line, table).map(([from, to]) => {
    const rows = table.rows.filter(({ row }) => from < row && row < to);
    return table.columns.flatMap((column) => checkOf(line, column, rows, grid) ?? []);
  });
  const told = readings.filter((checks) => checks.length > 0);
  return told.find((checks) => checks.every(({ ok }) => ok)) ?? told[0] ?? [];
}

type Span = readonly [after: number, before: number];

/** The records a line may stand for, the likeliest first; both ends excluded. */
function spansOf(line: SkippedRow, { rows, skipped }: Table): Span[] {
  const end = Number.POSITIVE_INFINITY;
  const lines = skipped.filter(({ kind }) => kind === "subtotal" || kind === "total");
  const before = lines.filter(({ row }) => row < line.row);
  const after = lines.filter(({ row }) => row > line.row);
  const isSame = ({ kind }: SkippedRow) => kind === line.kind;
  const everything: Span = [0, end];
  if (line.kind === "total") {
    const since: Span = [before.findLast(isSame)?.row ?? 0, line.row];
    return after.some(isSame) ? [since, everything] : [everything, since];
  }
  const since: Span = [before.at(-1)?.row ?? 0, line.row];
  const until: Span = [line.row, after[0]?.row ?? end];
  // Subtotals above their records show by there being nothing between the heading and the first of them.
  const firstSubtotal = lines.find(isSame);
  const standsAbove = firstSubtotal !== undefined && !rows.some(({ row }) => row < firstSubtotal.row);
  return standsAbove ? [until] : [since];
}

const notAdded = /率|占比|比例|比重|增幅|增速|强度|平均|均价|亩均|人均|排名|序号|编号/;

function checkOf(
  line: SkippedRow,
  column: Table["columns"][number],
  rows: readonly TableRow[],
  grid: Grid,
): TotalCheck | null {
  if (notAdded.test(column.title) || /[/%]/.test(column.unit ?? "")) return null;
  const shown = decimalIn(grid.rows[line.row - 1]?.[column.index]);
  if (!shown) return null;
  const cells = rows.map(({ cells: all, filled }) =>
    filled.includes(column.index) ? null : all[column.index],
  );
  const written = cells.filter((cell) => cell && !isBlank(cell.text));
  const numbers = written.map(decimalIn).filter((number) => number !== null);
  if (numbers.length === 0 && shown.digits !== 0n) return null;
  const sum = numbers.reduce(plus, whole(0n));
  return {
    row: line.row,
    label: labelIn(grid.rows[line.row - 1] ?? []),
    column: column.title,
    shown: plainText(shown),
    computed: plainText(sum),
    ok: plainText(shown) === plainText(sum),
    uncounted: written.length - numbers.length,
  };
}

function labelIn(cells: GridRow): string {
  const texts = cells.filter((cell) => cell !== null).map(({ text }) => text.trim().slice(0, 30));
  const labels = cells.map((cell) => cell && labelOfTotal(cell.text));
  return labels.find((label) => label !== null) ?? texts.find((text) => !/^[\d.]+$/.test(text)) ?? "";
}

const plainText = (value: Decimal): string => textOf(trimmed(value));

function decimalIn(cell: Cell | null | undefined): Decimal | null {
  if (!cell || cell.error || cell.day) return null;
  const plain = cell.text.normalize("NFKC").replace(/[\s,]/g, "");
  // 12亿元 that only its format calls so is added up by what the cell holds.
  const isShown = cell.number !== undefined && /[万亿元]$/.test(plain);
  return decimalOf(isShown ? textOfNumber(cell.number ?? 0) : plain);
}
