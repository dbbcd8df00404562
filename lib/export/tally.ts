import type { SheetCell, SheetRow } from "@/lib/ledger/sheet";
import type { LedgerColumn } from "@/lib/ledger/spec";
import { decimalOfNumber, grouped, textOf, trimmed } from "@/lib/money/decimal";
import type { WorkbookCell } from "./workbook-content";

type Left = { unknown: number; inside: number };

/** Counts what passes into a file: the rows, and the amounts that its totals leave out. */
export class Tally {
  rows = 0;
  private readonly left: Left[];

  constructor(private readonly columns: readonly LedgerColumn[]) {
    this.left = columns.map(() => ({ unknown: 0, inside: 0 }));
  }

  /** The row as it stands in the file. */
  take({ cells }: SheetRow): WorkbookCell[] {
    this.rows += 1;
    return cells.map((cell, place) => {
      const left = this.left[place];
      if (left && (cell.standing === "unknown" || cell.standing === "inside")) left[cell.standing] += 1;
      return cell.standing === "inside" ? partOfAnother(cell) : cell;
    });
  }

  /** `未计入合计：总投资 3 个（…）`; empty when every amount is in its total. */
  notes(): string {
    const words = this.columns.flatMap(({ title }, place) => {
      const { unknown, inside } = this.left[place] ?? { unknown: 0, inside: 0 };
      return [
        ...(unknown > 0 ? [`${title} ${unknown} 个（未填、待定、区间或外币未折算）`] : []),
        ...(inside > 0 ? [`${title} ${inside} 个（标“其中”，已含在另一行的金额内）`] : []),
      ];
    });
    return words.length > 0 ? `未计入合计：${words.join("；")}` : "";
  }
}

/** In words, so that the column added up gives the total: its amount is already inside another row's. */
function partOfAnother(cell: SheetCell): WorkbookCell {
  if (typeof cell.value !== "number") return cell;
  const amount = grouped(textOf(trimmed(decimalOfNumber(cell.value))));
  return { kind: "text", value: `其中 ${amount}`, tone: "muted" };
}
