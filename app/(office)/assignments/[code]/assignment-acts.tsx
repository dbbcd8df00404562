"use client";

import { useState } from "react";
import { AskDialog, type AskDialogProps, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { FileDrop } from "@/app/ui/file-drop";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { uploadTo } from "@/app/ui/upload-file";
import {
  askExtension,
  close,
  judgeExtension,
  receive,
  reply,
  report,
  returnReply,
  withdraw,
} from "@/lib/assignments/actions";
import type { AssignmentView } from "@/lib/assignments/queries";
import { acceptedExtensions, largestFile } from "@/lib/files/kinds";

export type AssignmentActsProps = {
  code: string;
  version: number;
  dueOn: string;
  may: AssignmentView["may"];
  asked: AssignmentView["asked"];
  formKey: string;
};

type Act = "report" | "reply" | "close" | "return" | "withdraw" | "postpone" | "grant" | "refuse";

const buttons: readonly { act: Act; label: string; by: keyof AssignmentView["may"]; main?: boolean }[] = [
  { act: "grant", label: "同意延期", by: "judge", main: true },
  { act: "refuse", label: "不同意延期", by: "judge" },
  { act: "close", label: "办结销号", by: "close", main: true },
  { act: "return", label: "退回重办", by: "return" },
  { act: "reply", label: "提交办理结果", by: "reply", main: true },
  { act: "report", label: "反馈进展", by: "report" },
  { act: "postpone", label: "申请延期", by: "postpone" },
  { act: "withdraw", label: "撤销", by: "withdraw" },
];

/** What this person can do about the assignment now. */
export function AssignmentActs(props: AssignmentActsProps) {
  const [act, setAct] = useState<Act | null>(null);
  return (
    <>
      {props.may.receive && <Receive {...props} />}
      {buttons
        .filter(({ by }) => props.may[by])
        .map(({ act: one, label, main }) => (
          <Button key={one} look={main ? "primary" : undefined} onClick={() => setAct(one)}>
            {label}
          </Button>
        ))}
      {act && <ActDialog key={act} {...props} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function Receive({ code, version }: AssignmentActsProps) {
  const { readAgain, reading } = useReadAgain();
  const [pending, setPending] = useState(false);
  const take = async () => {
    setPending(true);
    const answer = await receive({ code, version }).catch(() => null);
    setPending(false);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，请检查连接后再试", tone: "danger" });
    notify("已接收");
    readAgain();
  };
  return (
    <Button look="primary" pending={pending || reading} onClick={take}>
      接收
    </Button>
  );
}

type DialogProps = AssignmentActsProps & { act: Act; onClose: () => void };

const lines = (name: string, label: string, required = true): Asked => ({
  name,
  label,
  kind: "lines",
  required,
});

function ActDialog({ act, code, version, dueOn, asked, formKey, onClose }: DialogProps) {
  const [files, setFiles] = useState<string[]>([]);
  const target = { code, version };
  const papers = { files, key: formKey };
  type Shape = Pick<AskDialogProps, "title" | "act" | "asked" | "run" | "danger">;
  const judge = (granted: boolean, answer = "") =>
    judgeExtension({ ...target, id: asked?.id ?? 0, granted, answer });
  const dialogs: Record<Act, Shape> = {
    report: {
      ...{ title: "反馈办理进展", act: "提交进展", asked: [lines("body", "办理进展")] },
      run: ({ body = "" }) => report({ ...target, ...papers, body }),
    },
    reply: {
      ...{ title: "提交办理结果", act: "提交审核", asked: [lines("body", "办理结果")] },
      run: ({ body = "" }, confirmed) => reply({ ...target, ...papers, body, confirmed }),
    },
    close: {
      ...{ title: "办结销号", act: "销号", asked: [lines("note", "审核意见", false)] },
      run: ({ note = "" }) => close({ ...target, note }),
    },
    return: {
      ...{ title: "退回重办", act: "退回", danger: true, asked: [lines("reason", "退回原因")] },
      run: ({ reason = "" }) => returnReply({ ...target, reason }),
    },
    withdraw: {
      ...{ title: "撤销督办", act: "撤销", danger: true, asked: [lines("reason", "撤销原因")] },
      run: ({ reason = "" }) => withdraw({ ...target, reason }),
    },
    postpone: {
      ...{ title: "申请延期", act: "提交申请" },
      asked: [
        { name: "askedDay", label: "新时限", kind: "day", required: true, help: `现在的时限是 ${dueOn}` },
        lines("reason", "延期理由"),
      ],
      run: ({ askedDay = "", reason = "" }) => askExtension({ ...target, key: formKey, askedDay, reason }),
    },
    grant: {
      ...{ title: `同意延期至 ${asked?.askedDay}`, act: "同意", asked: [lines("answer", "审批意见", false)] },
      run: ({ answer = "" }) => judge(true, answer),
    },
    refuse: {
      ...{ title: "不同意延期", act: "不同意", danger: true, asked: [lines("answer", "审批意见")] },
      run: ({ answer = "" }) => judge(false, answer),
    },
  };
  return (
    <AskDialog
      {...dialogs[act]}
      onClose={onClose}
      extra={(act === "report" || act === "reply") && <Papers onChange={setFiles} />}
    />
  );
}

const sendPaper = uploadTo("/api/files?for=assignment");

function Papers({ onChange }: { onChange: (ids: string[]) => void }) {
  return (
    <FileDrop
      upload={sendPaper}
      onChange={onChange}
      multiple
      maxBytes={largestFile}
      accept={acceptedExtensions.map((ending) => `.${ending}`).join(",")}
      hint="佐证材料：批文、合同、照片等。"
    />
  );
}
