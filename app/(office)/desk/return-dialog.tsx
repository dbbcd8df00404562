"use client";

import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { returnChange } from "@/lib/projects/check-actions";
import type { DeskChange } from "@/lib/projects/check-queries";

/** Which field goes back, and why: the words stand at that field until it is settled. */
export function ReturnDialog({ change, onClose }: { change: DeskChange; onClose: () => void }) {
  const { id, name, returnable } = change;
  return (
    <AskDialog
      title={`退回：${name}`}
      act="退回"
      danger
      asked={[
        {
          ...{ name: "field", label: "退回哪个字段", kind: "choice", required: true },
          options: returnable.map(({ field, label }) => ({ value: field, label })),
          value: returnable[0]?.field ?? "",
        },
        { name: "reason", label: "退回原因", kind: "lines", required: true },
      ]}
      run={({ field = "", reason = "" }) => returnChange({ id, field, reason })}
      onClose={onClose}
    />
  );
}
