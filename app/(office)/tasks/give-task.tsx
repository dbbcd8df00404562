"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Combobox } from "@/app/ui/combobox";
import type { ComboOption, ComboSearch } from "@/app/ui/combobox-search";
import { Field } from "@/app/ui/field";
import { assignTask, findAssignees } from "@/lib/projects/desk-actions";

/** A task for oneself, or for somebody within reach; `code` ties it to a project. */
export function GiveTask({ code = "", formKey }: { code?: string; formKey: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        新建任务
      </Button>
      {open && <TaskDialog code={code} formKey={formKey} onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = { code: string; formKey: string; onClose: () => void };

function TaskDialog({ code, formKey, onClose }: DialogProps) {
  const [assignee, setAssignee] = useState<ComboOption | null>(null);
  const search: ComboSearch = async (question) => {
    const answer = await findAssignees({ code, question });
    if (!answer.ok) throw new Error(answer.message);
    return answer.data.map(({ id, name, unit }) => ({ value: String(id), label: name, note: unit }));
  };
  return (
    <AskDialog
      title="新建任务"
      act="保存"
      asked={[
        { name: "title", label: "任务", kind: "text", required: true },
        { name: "dueOn", label: "到期日", kind: "day" },
      ]}
      extra={
        <Field label="交给谁" help="不选就是自己；对方会收到消息">
          <Combobox search={search} value={assignee} onChange={setAssignee} placeholder="姓名或拼音首字母" />
        </Field>
      }
      run={({ title = "", dueOn = "" }) =>
        assignTask({
          key: formKey,
          code,
          title,
          dueOn,
          assigneeId: assignee ? Number(assignee.value) : null,
        })
      }
      onClose={onClose}
    />
  );
}
