"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type DragEvent, useState } from "react";
import { Button, IconButton } from "./button";
import { cx } from "./class-names";
import { useLedger } from "./ledger-context";
import type { LedgerColumn } from "./ledger-state";

/** The shown columns in their order, then the hidden ones. */
function arranged(all: readonly LedgerColumn[], shown: readonly { key: string }[]) {
  const keys = shown.map(({ key }) => key);
  const visible = keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
  return [...visible, ...all.filter((column) => !keys.includes(column.key))];
}

function moved<Item>(items: readonly Item[], from: number, to: number) {
  const rest = items.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

type LineProps = {
  column: LedgerColumn;
  place: number;
  last: number;
  shown: boolean;
  dragged: boolean;
  onToggle: () => void;
  onMove: (to: number) => void;
  onDrag: (event: DragEvent<HTMLLIElement>) => void;
};

function Line({ column, place, last, shown, dragged, onToggle, onMove, onDrag }: LineProps) {
  const name = column.title;
  return (
    <li
      draggable
      data-place={place}
      onDragStart={onDrag}
      onDragEnter={onDrag}
      onDragEnd={onDrag}
      onDragOver={onDrag}
      className={cx("flex h-9 items-center gap-1 px-2", dragged && "bg-primary-tint")}
    >
      <GripVertical size={14} aria-hidden="true" className="cursor-move text-muted" />
      <label className="flex min-w-0 flex-1 items-center gap-2">
        <input
          type="checkbox"
          className="tick"
          checked={shown}
          disabled={column.locked}
          onChange={onToggle}
        />
        <span className="truncate" title={column.locked ? "这一列不能隐藏" : undefined}>
          {name}
        </span>
      </label>
      <IconButton size="small" label={`上移${name}`} disabled={place === 0} onClick={() => onMove(place - 1)}>
        <ArrowUp size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        size="small"
        label={`下移${name}`}
        disabled={place === last}
        onClick={() => onMove(place + 1)}
      >
        <ArrowDown size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** Which columns, in which order, frozen ones first; by dragging or by the arrows. Takes effect when applied. */
export function ColumnChooser({ onClose }: { onClose: () => void }) {
  const { control, allColumns } = useLedger();
  const [columns, setColumns] = useState(() => arranged(allColumns, control.page.columns));
  const [shown, setShown] = useState(() => control.page.columns.map(({ key }) => key));
  const [dragged, setDragged] = useState<number | null>(null);
  const toggle = (key: string) =>
    setShown(shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key]);
  const drag = (event: DragEvent<HTMLLIElement>) => {
    const place = Number(event.currentTarget.dataset.place);
    if (event.type === "dragstart") setDragged(place);
    else if (event.type === "dragend") setDragged(null);
    else if (event.type === "dragover") event.preventDefault();
    else if (dragged !== null && place !== dragged) {
      setColumns(moved(columns, dragged, place));
      setDragged(place);
    }
  };
  const inOrder = [...columns.filter(({ frozen }) => frozen), ...columns.filter(({ frozen }) => !frozen)];
  const chosen = inOrder.map(({ key }) => key).filter((key) => shown.includes(key));
  const apply = (keys: string[]) => {
    control.go({ columns: keys });
    onClose();
  };
  return (
    <div className="w-[280px]">
      <ul className="max-h-[50vh] overflow-auto py-1">
        {columns.map((column, place) => (
          <Line
            key={column.key}
            column={column}
            place={place}
            last={columns.length - 1}
            shown={shown.includes(column.key)}
            dragged={dragged === place}
            onToggle={() => toggle(column.key)}
            onMove={(to) => setColumns(moved(columns, place, to))}
            onDrag={drag}
          />
        ))}
      </ul>
      <div className="flex justify-between border-t border-line p-2">
        <Button look="quiet" size="small" onClick={() => apply([])}>
          恢复默认
        </Button>
        <Button
          look="primary"
          size="small"
          disabledReason={shown.length === 0 ? "至少保留一列" : null}
          onClick={() => apply(chosen)}
        >
          应用（{shown.length} 列）
        </Button>
      </div>
    </div>
  );
}
