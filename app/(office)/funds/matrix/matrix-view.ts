import { labelsOf } from "@/lib/dictionaries/queries";
import type { MatrixCell } from "@/lib/funds/figures";
import { fundNames } from "@/lib/funds/options";
import type { MatrixAxis } from "@/lib/funds/rules";
import { unitNames } from "@/lib/units/queries";

export type MatrixView = {
  columns: { key: string; label: string }[];
  rows: { fundId: number; name: string; code: string; cells: (MatrixCell | null)[]; total: MatrixCell }[];
  totals: (MatrixCell | null)[];
  total: MatrixCell | null;
};

/** The cells laid out: funds in the order of the matrix, columns in their own order, totals from their own counts. */
export async function matrixView(cells: MatrixCell[], axis: MatrixAxis): Promise<MatrixView> {
  const [funds, words] = await Promise.all([fundNames(), wordsOf(axis)]);
  const at = (fundId: number | null, column: string | null) =>
    cells.find((cell) => cell.fundId === fundId && cell.column === column) ?? null;
  const keys = [...new Set(cells.map(({ column }) => column).filter((key) => key !== null))];
  const known = [...words.keys()];
  const columns = keys
    .sort((one, other) => placeIn(known, one) - placeIn(known, other) || (one < other ? -1 : 1))
    .map((key) => ({ key, label: words.get(key) ?? (key || "未填") }));
  const rows = funds.flatMap(({ id, label, value }) => {
    const total = at(id, null);
    if (!total) return [];
    return [{ fundId: id, name: label, code: value, cells: columns.map(({ key }) => at(id, key)), total }];
  });
  return {
    columns,
    rows,
    totals: columns.map(({ key }) => at(null, key)),
    total: at(null, null),
  };
}

const placeIn = (known: string[], key: string) => {
  const place = known.indexOf(key);
  return place < 0 ? known.length : place;
};

async function wordsOf(axis: MatrixAxis): Promise<ReadonlyMap<string, string>> {
  if (axis === "chain") return labelsOf("chains");
  if (axis === "year") return new Map();
  return new Map([...(await unitNames())].map(([id, name]) => [String(id), name]));
}
