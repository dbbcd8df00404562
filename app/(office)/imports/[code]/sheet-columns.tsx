"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import type { SheetView } from "@/lib/imports/inspecting";
import { HeaderRows, type HeaderRowsProps } from "./header-rows";

export type TargetColumn = { key: string; label: string; group: string; isMoney: boolean; monthly: boolean };

export type SheetColumnsProps = {
  sheet: SheetView;
  columns: readonly TargetColumn[];
  mapping: Readonly<Record<string, string[]>>;
  onChange: (id: string, keys: string[]) => void;
  onReread: HeaderRowsProps["onReread"];
};

/** Column by column: its title and what stands in it, and what it is taken for. */
export function SheetColumns({ sheet, columns, mapping, onChange, onReread }: SheetColumnsProps) {
  const labelOf = (key: string) => columns.find((one) => one.key === key)?.label ?? key;
  const mapped = sheet.columns.filter(({ id }) => (mapping[id] ?? []).length > 0).length;
  return (
    <Card
      title={`“${sheet.name}”的列`}
      extra={`${sheet.rows} 行数据，${sheet.columns.length} 列，已对应 ${mapped} 列；没有对应的不导入`}
      flush
    >
      <HeaderRows key={sheet.headerRows.join()} sheet={sheet} onReread={onReread} />
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[720px]">
          <caption className="sr-only">{sheet.name} 的列与系统字段的对应</caption>
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表头</th>
              <th scope="col">内容举例</th>
              <th scope="col">对应到</th>
            </tr>
          </thead>
          <tbody>
            {sheet.columns.map((column) => (
              <tr key={column.id}>
                <td>{column.letter}</td>
                <th scope="row" className="max-w-[220px] font-normal">
                  {column.title}
                  {column.hidden && <span className="ml-1 text-xs text-muted">（隐藏列）</span>}
                  {column.unit && <span className="ml-1 text-xs text-muted">{column.unit}</span>}
                  {(mapping[column.id] ?? []).length === 0 && column.tied && (
                    <span className="mt-0.5 block text-xs text-warn">
                      不止一列像“{labelOf(column.tied)}”，请选定一列
                    </span>
                  )}
                </th>
                <td className="max-w-[320px] truncate text-muted" title={column.samples.join("\n")}>
                  {column.samples.join(" ｜ ")}
                </td>
                <td>
                  <Targets
                    title={column.title}
                    keys={mapping[column.id] ?? []}
                    columns={columns}
                    onChange={(keys) => onChange(column.id, keys)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type TargetsProps = {
  title: string;
  keys: string[];
  columns: readonly TargetColumn[];
  onChange: (keys: string[]) => void;
};

/** Usually one field; a column can also be two at once, as a firm's name that is the project's name too. */
function Targets({ title, keys, columns, onChange }: TargetsProps) {
  const [more, setMore] = useState(keys.length > 1);
  const places = more ? [0, 1] : [0];
  const set = (at: number, key: string) => {
    const next = [...keys];
    next[at] = key;
    onChange([...new Set(next.filter(Boolean))]);
  };
  return (
    <span className="flex items-center gap-2">
      {places.map((at) => (
        <select
          key={at}
          aria-label={at === 0 ? `${title} 对应到` : `${title} 还对应到`}
          value={keys[at] ?? ""}
          onChange={({ target }) => set(at, target.value)}
          className="select h-8 rounded border border-control bg-bg px-2"
        >
          <option value="">不导入</option>
          {groupsOf(columns).map(([group, inside]) => (
            <optgroup key={group} label={group}>
              {inside.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      ))}
      {!more && keys.length > 0 && (
        <IconButton size="small" label={`${title} 再对应一项`} onClick={() => setMore(true)}>
          <Plus size={14} aria-hidden="true" />
        </IconButton>
      )}
    </span>
  );
}

function groupsOf(columns: readonly TargetColumn[]): [string, TargetColumn[]][] {
  const groups = new Map<string, TargetColumn[]>();
  for (const column of columns) groups.set(column.group, [...(groups.get(column.group) ?? []), column]);
  return [...groups];
}
