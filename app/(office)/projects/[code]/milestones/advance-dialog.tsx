"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { advanceProject } from "@/lib/projects/stage-actions";
import { type EvidenceRow, EvidenceRows } from "./evidence-rows";
import type { MilestoneActionsProps } from "./milestone-cut";

/** A stage is reached: its day and its papers; what is missing is told and does not stand in the way. */
export function AdvanceDialog({
  code,
  version,
  view,
  onClose,
}: MilestoneActionsProps & { onClose: () => void }) {
  const [evidence, setEvidence] = useState<EvidenceRow[]>([]);
  return (
    <AskDialog
      title={`填报：${view.label}`}
      act="填报"
      asked={[
        {
          name: "actualOn",
          label: "实际日期",
          kind: "day",
          required: true,
          value: view.actualOn ?? "",
          help: "只知道月份可写 2026年3月",
        },
        { name: "note", label: "说明", kind: "lines", value: view.note },
      ]}
      run={(typed, confirmed) =>
        advanceProject({
          code,
          version,
          stage: view.stage,
          actualOn: typed.actualOn ?? "",
          note: typed.note ?? "",
          evidence,
          confirmed,
        })
      }
      onClose={onClose}
      extra={<EvidenceRows expected={view.expectedEvidence} rows={evidence} onChange={setEvidence} />}
    >
      {view.missing.length > 0 && (
        <div className="rounded bg-warn-tint px-3 py-2 text-warn">
          进入“{view.label}”还缺：{view.missing.join("、")}。可以先填报；没有佐证材料不能认定。
        </div>
      )}
      {view.judged && (
        <p className="text-sm text-muted">填报后为“待认定”，经县区审核、市招商中心认定后计入统计。</p>
      )}
    </AskDialog>
  );
}
