"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { logFollowUp } from "@/lib/projects/desk-actions";
import { type FollowUpKind, followUpKinds } from "@/lib/projects/desk-input";

const kinds = Object.entries(followUpKinds).map(([value, label]) => ({ value, label }));

/** A talk on record in a minute: how, when, what was said, what comes next. */
export function LogFollowUp({ code, formKey, today }: { code: string; formKey: string; today: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="primary" onClick={() => setOpen(true)}>
        记一次跟进
      </Button>
      {open && (
        <AskDialog
          title="记一次跟进"
          act="保存"
          asked={[
            { name: "kind", label: "方式", kind: "choice", options: kinds, required: true, value: "visit" },
            { name: "heldOn", label: "日期", kind: "day", required: true, value: today },
            { name: "place", label: "地点", kind: "text" },
            { name: "people", label: "参加人员", kind: "text" },
            { name: "content", label: "内容", kind: "lines", required: true },
            { name: "nextStep", label: "下一步", kind: "lines" },
            {
              name: "nextOn",
              label: "下一步时间",
              kind: "day",
              help: "到期前一周会出现在您的工作台",
            },
          ]}
          run={(typed) =>
            logFollowUp({
              key: formKey,
              code,
              kind: (typed.kind ?? "") as FollowUpKind,
              heldOn: typed.heldOn ?? "",
              place: typed.place ?? "",
              people: typed.people ?? "",
              content: typed.content ?? "",
              nextStep: typed.nextStep ?? "",
              nextOn: typed.nextOn ?? "",
            })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
