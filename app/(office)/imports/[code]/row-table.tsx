"use client";

import { useState } from "react";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { tickRows } from "@/lib/imports/actions";
import type { ShownColumn } from "@/lib/imports/register";
import type { PreviewRow } from "@/lib/imports/runs";

export type RowTableProps = {
  code: string;
  /** What one row is called: 项目. */
  record: string;
  columns: readonly ShownColumn[];
  rows: readonly PreviewRow[];
  tickable: boolean;
};

const keyOf = ({ sheet, row }: PreviewRow) => `${sheet} ${row}`;

const tones = { note: "text-muted", look: "text-warn", refuse: "text-danger" } as const;

/** Row by row: where it stands in the file, what it says, why it was judged so, what it would change. */
export function RowTable({ code, record, columns, rows, tickable }: RowTableProps) {
  const { readAgain } = useReadAgain();
  const [pending, setPending] = useState(false);
  // What was just ticked shows at once; the page that follows from the server says the same.
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const isTicked = (row: PreviewRow) => ticks[keyOf(row)] ?? row.verdict === "ticked";
  async function tick(some: readonly PreviewRow[], ticked: boolean) {
    setPending(true);
    setTicks((now) => ({ ...now, ...Object.fromEntries(some.map((row) => [keyOf(row), ticked])) }));
    const answer = await tickRows({
      code,
      rows: some.map(({ sheet, row }) => ({ sheet, row })),
      ticked,
    }).catch(() => null);
    setPending(false);
    if (answer?.ok) return readAgain();
    setTicks({});
    notify({ text: answer?.message ?? "网络不通，请稍后再试", tone: "danger" });
  }
  if (rows.length === 0) return <p className="p-4 text-muted">没有这一类的行。</p>;
  const all = rows.every(isTicked);
  return (
    <div className="overflow-x-auto">
      <table className="table table-stacked w-full md:min-w-[900px]">
        <caption className="sr-only">导入的行</caption>
        <thead className={tickable ? undefined : "phone:hidden"}>
          <tr>
            {tickable && (
              <th scope="col" className="phone:basis-full">
                <input
                  type="checkbox"
                  aria-label="勾选本页全部"
                  checked={all}
                  disabled={pending}
                  onChange={({ target }) => void tick(rows, target.checked)}
                />
                <span aria-hidden="true" className="ml-2 md:hidden">
                  勾选本页全部
                </span>
              </th>
            )}
            <th scope="col" className="phone:hidden">
              位置
            </th>
            <th scope="col" className="phone:hidden">
              {record}
            </th>
            {columns.map(({ key, label, isNumber }) => (
              <th key={key} scope="col" className={`phone:hidden ${isNumber ? "text-right" : ""}`}>
                {label}
              </th>
            ))}
            <th scope="col" className="phone:hidden">
              说明
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {tickable && (
                <td>
                  <input
                    type="checkbox"
                    aria-label={`勾选第 ${row.row} 行`}
                    checked={isTicked(row)}
                    disabled={pending}
                    onChange={({ target }) => void tick([row], target.checked)}
                  />
                </td>
              )}
              <td className="whitespace-nowrap text-muted">
                {row.sheet} 第 {row.row} 行
              </td>
              <td className="max-w-[260px] phone:basis-full">{row.title}</td>
              {columns.map(({ key, label, isNumber }) => (
                <td
                  key={key}
                  data-label={isNumber ? label : undefined}
                  className={isNumber ? "text-right tabular-nums" : "max-w-[200px]"}
                >
                  {row.shown[key]}
                </td>
              ))}
              <td className="max-w-[360px] text-sm phone:basis-full">
                <Reasons row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reasons({ row }: { row: PreviewRow }) {
  return (
    <ul className="space-y-0.5">
      {row.issues.map(({ place, level, message }) => (
        <li key={`${place}${message}`} className={tones[level]}>
          {place && `${place}：`}
          {message}
        </li>
      ))}
      {row.changes.map(({ label, from, to }) => (
        <li key={label}>
          {label}：<del className="text-muted">{from}</del> → {to}
        </li>
      ))}
    </ul>
  );
}
