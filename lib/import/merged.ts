import type { Cell, Grid, Merge } from "./grid";

/** A grid whose merged areas can be asked about. */
export class MergedGrid {
  #byRow = new Map<number, Merge[]>();

  constructor(readonly grid: Grid) {
    for (const merge of grid.merges)
      for (let row = merge.top; row <= Math.min(merge.bottom, grid.rows.length); row++) {
        const merges = this.#byRow.get(row);
        if (merges) merges.push(merge);
        else this.#byRow.set(row, [merge]);
      }
  }

  get rowCount(): number {
    return this.grid.rows.length;
  }

  /** The cell written at that place itself. Rows count from 1, columns from 0. */
  own(row: number, column: number): Cell | null {
    return this.grid.rows[row - 1]?.[column] ?? null;
  }

  /** Cells written in that row, with their columns. */
  filled(row: number): { column: number; cell: Cell }[] {
    const filled: { column: number; cell: Cell }[] = [];
    this.grid.rows[row - 1]?.forEach((cell, column) => {
      if (cell) filled.push({ column, cell });
    });
    return filled;
  }

  /** The merged areas that touch a row. */
  mergesIn(row: number): readonly Merge[] {
    return this.#byRow.get(row) ?? [];
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.mergesIn(row).find(({ left, right }) => left <= column && column <= right);
  }

  /** The text a person sees at that place: of its merged area where it lies in one. */
  text(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    return (merge ? this.own(merge.top, merge.left) : this.own(row, column))?.text ?? "";
  }
}
