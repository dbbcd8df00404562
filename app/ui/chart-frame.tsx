import type { ReactNode } from "react";
import { TextLink } from "./link";

export type ChartTable = {
  head: readonly string[];
  rows: readonly { cells: readonly string[]; href?: string }[];
};

export type ChartFrameProps = {
  /** What the chart shows and in which unit, for those who do not see it. */
  label: string;
  /** The same numbers as a table: on phones in place of the drawing, elsewhere on demand. */
  table: ChartTable;
  note?: string;
  children: ReactNode;
};

/** A drawing made on the server, with its table. */
export function ChartFrame({ label, table, note, children }: ChartFrameProps) {
  return (
    <figure>
      <div className="phone:hidden">{children}</div>
      <figcaption className="mt-2">
        {note && <p className="text-xs text-muted">{note}</p>}
        <div className="hidden phone:block">
          <Numbers label={label} table={table} />
        </div>
        <details className="no-print mt-1 text-sm phone:hidden">
          <summary className="cursor-pointer text-muted hover:text-primary">看表格</summary>
          <Numbers label={label} table={table} />
        </details>
      </figcaption>
    </figure>
  );
}

function Numbers({ label, table: { head, rows } }: Pick<ChartFrameProps, "label" | "table">) {
  return (
    <div className="mt-2 overflow-x-auto rounded border border-line">
      <table className="table w-full">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {head.map((title, place) => (
              <th key={title} scope="col" className={place > 0 ? "!text-right" : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells: [name = "", ...numbers], href }) => (
            <tr key={name}>
              <th scope="row" className="font-normal">
                {href ? <TextLink href={href}>{name}</TextLink> : name}
              </th>
              {numbers.map((number, place) => (
                <td key={head[place + 1]} className="!text-right tabular-nums">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
