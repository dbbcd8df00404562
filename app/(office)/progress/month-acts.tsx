"use client";

import { useState } from "react";
import { AskedButton } from "@/app/(office)/asked-button";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { answerReturn, closeMonth, returnCell } from "@/lib/projects/month-actions";
import { type CellName, cellNames } from "@/lib/projects/month-input";

type Option = { value: string; label: string };

const cells: readonly Option[] = Object.entries(cellNames).map(([value, label]) => ({ value, label }));

/** One cell of one project's month back to its unit. */
export function ReturnCell({ month, projects }: { month: string; projects: readonly Option[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        disabledReason={projects.length === 0 ? "这一页还没有已填报的项目" : null}
        onClick={() => setOpen(true)}
      >
        退回填报项
      </Button>
      {open && (
        <AskDialog
          title={`退回 ${month} 的填报项`}
          act="退回"
          danger
          asked={[
            { name: "code", label: "项目", kind: "choice", options: projects, required: true },
            { name: "cell", label: "哪一项", kind: "choice", options: cells, required: true },
            {
              name: "reason",
              label: "退回原因",
              kind: "lines",
              required: true,
              help: "承接单位会在表格的这一格看到",
            },
          ]}
          run={({ code = "", cell = "", reason = "" }) =>
            returnCell({ code, month, cell: cell as CellName, reason })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** The unit looked again and its number is right. */
export function AnswerReturn(props: { code: string; id: number; version: number; reason: string }) {
  const [open, setOpen] = useState(false);
  const { reason, ...target } = props;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        核对无误
      </Button>
      {open && (
        <AskDialog
          title="核对无误"
          act="答复"
          asked={[{ name: "answer", label: "核对情况", kind: "lines", required: true }]}
          run={({ answer = "" }) => answerReturn({ ...target, answer })}
          onClose={() => setOpen(false)}
        >
          <p className="rounded bg-subtle px-3 py-2">{reason}</p>
          <p className="text-sm text-muted">要改数的，请直接在表格里改，改好保存就算答复。</p>
        </AskDialog>
      )}
    </>
  );
}

export function CloseMonth({ month, mayClose }: { month: string; mayClose: boolean }) {
  return (
    <AskedButton
      label="月结"
      title={`${month} 月结`}
      done="已月结"
      disabledReason={mayClose ? null : "还没到月结日"}
      run={(confirmed) => closeMonth({ month, confirmed })}
    />
  );
}
