"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { PaperDrop } from "@/app/(office)/funds/paper-drop";
import { Button } from "@/app/ui/button";
import { advanceDeal } from "@/lib/funds/deal-actions";
import type { DealStage } from "@/lib/funds/rules";

export type AdvanceStageProps = {
  code: string;
  version: number;
  stage: DealStage;
  label: string;
  /** What usually proves this stage. */
  expected: string;
  reachedOn: string;
  note: string;
};

/** A stage is reached: its day and its paper. The same dialog corrects the day later. */
export function AdvanceStage({ code, version, stage, label, expected, reachedOn, note }: AdvanceStageProps) {
  const [open, setOpen] = useState(false);
  const [fileKey, setFileKey] = useState("");
  const act = reachedOn ? "更正" : "填报";
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${act}${label}`}>
        {act}
      </Button>
      {open && (
        <AskDialog
          title={`${act}：${label}`}
          act={act}
          asked={[
            { name: "reachedOn", label: "日期", kind: "day", required: true, value: reachedOn },
            { name: "note", label: "说明", kind: "lines", value: note },
          ]}
          run={(typed, confirmed) =>
            advanceDeal({
              code,
              version,
              stage,
              reachedOn: typed.reachedOn ?? "",
              note: typed.note ?? "",
              fileKey,
              confirmed,
            })
          }
          onClose={() => setOpen(false)}
          extra={<PaperDrop hint={`材料：${expected}`} onChange={setFileKey} />}
        />
      )}
    </>
  );
}
