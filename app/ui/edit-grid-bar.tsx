"use client";

import { Redo2, Undo2 } from "lucide-react";
import { Button, IconButton } from "./button";
import type { GridRefusal } from "./edit-grid-control";
import type { GridColumn, GridRow } from "./edit-grid-sheet";

export type GridBarProps = {
  /** About the active cell: what was understood, what is wrong, why it is closed. */
  word: string;
  changed: number;
  wrong: number;
  pending: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onDiscard: () => void;
  onSave: () => void;
};

export function GridBar(props: GridBarProps) {
  const { word, changed, wrong, pending, canUndo, canRedo, onUndo, onRedo, onDiscard, onSave } = props;
  return (
    <div className="no-print mb-2 flex flex-wrap items-center justify-between gap-2">
      <output className="min-h-[22px] min-w-0 flex-1 truncate text-sm text-muted phone:basis-full">
        {word}
      </output>
      <div className="flex items-center gap-2">
        {wrong > 0 && <span className="text-sm text-danger">{wrong} 个有误</span>}
        <IconButton label="撤销（Ctrl+Z）" disabled={!canUndo} onClick={onUndo}>
          <Undo2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="重做（Ctrl+Y）" disabled={!canRedo} onClick={onRedo}>
          <Redo2 size={16} aria-hidden="true" />
        </IconButton>
        <Button disabled={changed === 0} onClick={onDiscard}>
          放弃更改
        </Button>
        <Button
          look="primary"
          pending={pending}
          disabled={changed === 0}
          disabledReason={wrong > 0 ? `有 ${wrong} 个单元格看不懂，请先改正` : null}
          title="Ctrl+S"
          onClick={onSave}
        >
          保存（{changed}）
        </Button>
      </div>
    </div>
  );
}

export type GridProblemsProps = {
  refusals: readonly GridRefusal[];
  nameOf: (refusal: GridRefusal) => { row?: GridRow; column?: GridColumn; mine: string; saved: string };
  onSettle: (refusal: GridRefusal, keepMine: boolean) => void;
};

/** What the server did not take, with both values where somebody else was quicker. */
export function GridProblems({ refusals, nameOf, onSettle }: GridProblemsProps) {
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className="mb-2 rounded border border-danger bg-danger-tint px-3 py-2 text-sm">
      <p className="font-semibold text-danger">有 {refusals.length} 个单元格没有保存</p>
      <ul className="mt-1 space-y-1">
        {refusals.map((refusal) => {
          const { row, column, mine, saved } = nameOf(refusal);
          return (
            <li
              key={`${refusal.rowId}${refusal.key}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1"
            >
              <span className="text-muted">
                {row?.label} · {column?.title}
              </span>
              {refusal.theirs ? (
                <>
                  <span>
                    {refusal.theirs.by ?? "别人"}刚改过：原值 {saved || "空"}，对方{" "}
                    {refusal.theirs.text || "空"}，我的 {mine || "空"}
                  </span>
                  <Button size="small" onClick={() => onSettle(refusal, false)}>
                    用对方的
                  </Button>
                  <Button size="small" onClick={() => onSettle(refusal, true)}>
                    用我的
                  </Button>
                </>
              ) : (
                <span>{refusal.message}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
