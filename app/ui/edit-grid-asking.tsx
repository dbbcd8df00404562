"use client";

import { Button } from "./button";
import { Dialog } from "./dialog";
import type { CellText } from "./edit-grid-drafts";
import type { PastePlan } from "./edit-grid-paste";

export type AskingProps = {
  asking: PastePlan | readonly CellText[];
  onYes: (cells: readonly CellText[]) => void;
  onNo: () => void;
};

const shownWrong = 50;

function leftOut({ locked, rowsBeyond, columnsBeyond }: PastePlan) {
  return [
    ...(locked > 0 ? [`${locked} 个只读单元格保持不变`] : []),
    ...(rowsBeyond > 0 ? [`多出的 ${rowsBeyond} 行没有对应的行，不会写入`] : []),
    ...(columnsBeyond > 0 ? [`多出的 ${columnsBeyond} 列超出表格，不会写入`] : []),
  ];
}

function PlanBody({ plan }: { plan: PastePlan }) {
  return (
    <div className="space-y-3">
      <ul className="list-inside list-disc text-sm text-muted">
        {leftOut(plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {plan.wrong.length > 0 && (
        <>
          <p className="text-sm">看不懂的单元格会标红，改正后才能保存：</p>
          <ul className="text-sm">
            {plan.wrong.slice(0, shownWrong).map(({ row, column, message }) => (
              <li key={`${row.id}${column.key}`} className="border-t border-line py-1">
                <span className="text-muted">
                  {row.label} · {column.title}
                </span>{" "}
                <span className="text-danger">{message}</span>
              </li>
            ))}
          </ul>
          {plan.wrong.length > shownWrong && (
            <p className="text-sm text-muted">还有 {plan.wrong.length - shownWrong} 个</p>
          )}
        </>
      )}
    </div>
  );
}

/** Says what a paste or a large clearing will do before it does it. */
export function GridAsking({ asking, onYes, onNo }: AskingProps) {
  const plan = "cells" in asking ? asking : null;
  const cells = plan ? plan.cells : (asking as readonly CellText[]);
  const wrong = plan && plan.wrong.length > 0 ? `，${plan.wrong.length} 个有误` : "";
  return (
    <Dialog
      open
      urgent
      width={plan ? "normal" : "small"}
      title={plan ? `将修改 ${cells.length} 个单元格${wrong}` : `将清空 ${cells.length} 个单元格`}
      onClose={onNo}
      footer={
        <>
          <Button onClick={onNo}>取消</Button>
          <Button
            look={plan ? "primary" : "danger"}
            disabledReason={cells.length === 0 ? "没有可以写入的单元格" : null}
            onClick={() => onYes(cells)}
          >
            {plan ? "粘贴" : "清空"}
          </Button>
        </>
      }
    >
      {plan ? <PlanBody plan={plan} /> : "保存之前可以用 Ctrl+Z 撤销。"}
    </Dialog>
  );
}
