"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { passMilestone, returnMilestone, verifyMilestone } from "@/lib/projects/stage-actions";

export type MilestoneJudgeProps = {
  act: "pass" | "verify";
  code: string;
  version: number;
  stage: string;
  label: string;
  own: boolean;
};

const words = { pass: "审核通过", verify: "认定" } as const;

/** Accept or return one milestone, in the words of its record. */
export function MilestoneJudge({ act, code, version, stage, label, own }: MilestoneJudgeProps) {
  const router = useRouter();
  const [open, setOpen] = useState<"judge" | "return" | null>(null);
  const target = { code, version, stage };
  const close = () => setOpen(null);
  return (
    <div className="flex justify-end gap-2">
      <Button
        size="small"
        look="primary"
        disabledReason={own ? "不能办理自己填报的节点" : undefined}
        onClick={() => setOpen("judge")}
      >
        {words[act]}
      </Button>
      <Button size="small" onClick={() => setOpen("return")}>
        退回
      </Button>
      {open === "judge" && (
        <AskDialog
          title={`${words[act]}：${label}`}
          act={words[act]}
          asked={[]}
          run={() => (act === "verify" ? verifyMilestone(target) : passMilestone(target))}
          onClose={close}
          onDone={() => router.refresh()}
        >
          {act === "verify" ? "认定后计入统计。" : "材料与日期相符，报市招商中心认定。"}
        </AskDialog>
      )}
      {open === "return" && (
        <AskDialog
          title={`退回：${label}`}
          act="退回"
          danger
          asked={[{ name: "reason", label: "退回原因", kind: "lines", required: true }]}
          run={({ reason = "" }) => returnMilestone({ ...target, reason })}
          onClose={close}
        />
      )}
    </div>
  );
}
