"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { issueSummary } from "@/lib/reports/actions";

export type IssueButtonProps = {
  formKey: string;
  from: string;
  to: string;
  unit: string;
  likeness: string;
  title: string;
};

/** 印发 what is on the page; afterwards it is opened as it was issued. */
export function IssueButton({ formKey, title, ...issue }: IssueButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        印发
      </Button>
      {open && (
        <AskDialog
          title="印发汇总"
          act="印发"
          asked={[]}
          run={() => issueSummary({ key: formKey, ...issue })}
          onClose={() => setOpen(false)}
          leadsTo={(code) => `/reports/issued/${String(code)}`}
        >
          <p>
            将印发《{title}》。印发后内容固定、编号并带校验码，不能修改或撤回；
            {issue.unit ? "由能看到这个单位的人查阅。" : "全市能看汇总的人都能查阅，包括其中的项目名单。"}
          </p>
        </AskDialog>
      )}
    </>
  );
}
