"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { attachEvidence } from "@/lib/projects/stage-actions";
import { type EvidenceRow, EvidenceRows } from "./evidence-rows";
import type { MilestoneActionsProps } from "./milestone-cut";

export function PapersDialog({
  code,
  version,
  view,
  onClose,
}: MilestoneActionsProps & { onClose: () => void }) {
  const [evidence, setEvidence] = useState<EvidenceRow[]>([]);
  return (
    <AskDialog
      title={`补充材料：${view.label}`}
      act="提交材料"
      asked={[]}
      run={() => attachEvidence({ code, version, stage: view.stage, evidence })}
      onClose={onClose}
      extra={<EvidenceRows expected={view.expectedEvidence} rows={evidence} onChange={setEvidence} />}
    />
  );
}
