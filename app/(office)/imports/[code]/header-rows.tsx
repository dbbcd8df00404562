"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { cx } from "@/app/ui/class-names";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import type { HeaderChoice } from "@/lib/imports/input";
import type { SheetView } from "@/lib/imports/inspecting";

export type HeaderRowsProps = {
  sheet: SheetView;
  /** Reads the sheet again under this heading; undefined finds it anew. Answers with what went wrong. */
  onReread: (header?: HeaderChoice) => Promise<string | null>;
};

const none = "none";

/** Where the heading was found, beside the rows as the file has them, and a way to say otherwise. */
export function HeaderRows({ sheet: { name, head, headerRows }, onReread }: HeaderRowsProps) {
  const found = { top: headerRows[0], bottom: headerRows.at(-1) };
  const [top, setTop] = useState(String(found.top ?? none));
  const [bottom, setBottom] = useState(String(found.bottom ?? none));
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const rows = head.map(({ row }) => ({ value: String(row), label: `第 ${row} 行` }));
  const lower = rows.filter(({ value }) => Number(value) >= Number(top));

  function begin(row: string) {
    setTop(row);
    if (row === none || bottom === none || Number(bottom) < Number(row)) setBottom(row);
  }
  async function reread(header?: HeaderChoice) {
    setPending(true);
    setFailure(await onReread(header));
    setPending(false);
  }
  return (
    <details className="border-b border-line px-4 py-2" open={headerRows.length === 0}>
      <summary className="cursor-pointer text-sm">
        {headerRows.length > 0
          ? `表头在第 ${headerRows.join("、")} 行，不对时在这里改`
          : "没有表头；如果有，请指出是哪几行"}
      </summary>
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <Field label="表头首行">
          <Select
            className="min-w-[112px]"
            options={[...rows, { value: none, label: "没有表头" }]}
            value={top}
            onChange={({ target }) => begin(target.value)}
          />
        </Field>
        {top !== none && (
          <Field label="表头末行">
            <Select
              className="min-w-[112px]"
              options={lower}
              value={bottom}
              onChange={({ target }) => setBottom(target.value)}
            />
          </Field>
        )}
        <Button
          pending={pending}
          onClick={() => void reread(top === none ? null : { top: Number(top), bottom: Number(bottom) })}
        >
          按这几行重读
        </Button>
        <Button look="quiet" disabled={pending} onClick={() => void reread()}>
          自动识别
        </Button>
      </div>
      {failure && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {failure}
        </p>
      )}
      <Head name={name} rows={head} top={Number(top)} bottom={Number(bottom)} />
    </details>
  );
}

type HeadProps = { name: string; rows: SheetView["head"]; top: number; bottom: number };

function Head({ name, rows, top, bottom }: HeadProps) {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className="mt-2 max-h-[360px] overflow-auto" tabIndex={0} aria-label={`“${name}”的前几行`}>
      <table className="table text-sm">
        <caption className="sr-only">{`“${name}”在文件里的前 ${rows.length} 行`}</caption>
        <tbody>
          {rows.map(({ row, cells }) => {
            const isTitle = row >= top && row <= bottom;
            return (
              <tr key={row} className={cx(isTitle && "bg-primary-tint font-semibold")}>
                <th scope="row" className="whitespace-nowrap font-normal text-muted">
                  {row}
                  {isTitle && <span className="sr-only">（表头）</span>}
                </th>
                {Array.from({ length: width }, (_, at) => (
                  <td key={at} className="max-w-[160px] truncate whitespace-nowrap">
                    {cells[at]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
