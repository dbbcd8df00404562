"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { answerCondition } from "@/lib/listings/actions";

type Props = {
  code: string;
  metric: string;
  label: string;
  unit: string;
  kind: string;
  help: string;
  typed: string;
};

const yesOrNo = [
  { value: "是", label: "是" },
  { value: "否", label: "否" },
];

/** One question, answered as of a day; an earlier day's answer stays for checks of that time. */
export function AnswerButton({ code, metric, label, unit, kind, help, typed }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={`填写${label}`} onClick={() => setOpen(true)}>
        填写
      </Button>
      {open && (
        <AskDialog
          title={label}
          act="保存"
          asked={[
            {
              name: "typed",
              label: unit ? `${label}（${unit}）` : label,
              kind: kind === "flag" ? "choice" : "text",
              options: yesOrNo,
              required: true,
              value: typed,
              help: help || undefined,
            },
            { name: "asOf", label: "截至日期", kind: "day", required: true },
            { name: "note", label: "说明或依据", kind: "text" },
          ]}
          run={(given) =>
            answerCondition({
              code,
              metric,
              typed: given.typed ?? "",
              asOf: given.asOf ?? "",
              note: given.note ?? "",
            })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
