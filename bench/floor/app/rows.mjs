/** Fifty rows of twelve cells, the same each time: what a page of the ledger weighs without a database behind it. */
export const rows = Array.from({ length: 50 }, (_, row) => ({
  id: `QZ2026-${row}`,
  href: `/projects/QZ2026-${row}`,
  cells: Array.from({ length: 12 }, (_, cell) => `第 ${row} 行第 ${cell} 格的内容`),
}));
