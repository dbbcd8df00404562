import type { WorkbookContent } from "./workbook-content";

/** Which row of the sheet holds what, counted from 0; null where there is no such row. */
export type Places = {
  title: 0;
  demo: number | null;
  units: number;
  definition: number;
  head: number;
  first: number;
  /** The last row of data; before `first` when there is none. */
  last: number;
  nothing: number | null;
  total: number | null;
  footer: number;
};

export function placesOf({ demo, columns, rows }: WorkbookContent): Places {
  const units = demo ? 2 : 1;
  const head = units + 2;
  const last = head + rows.length;
  const nothing = rows.length === 0 ? head + 1 : null;
  const total = rows.length > 0 && columns.some(({ sum }) => sum) ? last + 1 : null;
  return {
    title: 0,
    demo: demo ? 1 : null,
    units,
    definition: units + 1,
    head,
    first: head + 1,
    last,
    nothing,
    total,
    footer: (total ?? nothing ?? last) + 1,
  };
}
