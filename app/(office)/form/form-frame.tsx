"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import { Button } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { LiveForm } from "@/app/ui/live-form";
import { ConflictDialog } from "./conflict-dialog";
import type { RecordForm } from "./use-record-form";

export type FormFrameProps<Values extends FieldValues> = {
  record: RecordForm<Values>;
  /** Labels of the fields, for a conflict's choice. */
  labels: Readonly<Record<string, string>>;
  /** The record's own part of the form's values. */
  part: (values: Values) => Record<string, unknown>;
  act: string;
  cancel?: ReactNode;
  children: ReactNode;
};

/** Around the groups of a form: what is wrong on top, the buttons below, questions and conflicts above everything. */
export function FormFrame<Values extends FieldValues>({
  record,
  labels,
  part,
  act,
  cancel,
  children,
}: FormFrameProps<Values>) {
  const { form, submit, busy, failure, pending, settle, answer, draft } = record;
  // Enter ends a word of Chinese input, and is too close to other keys to send a long form.
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) void submit();
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    <FormProvider {...form}>
      <LiveForm
        onSubmit={() => void submit()}
        onKeyDown={onKeyDown}
        noValidate
        className="max-w-form rounded-lg border border-line bg-bg p-5"
      >
        <DraftNotice draft={draft} />
        {failure && (
          <p role="alert" className="mb-4 rounded border border-danger bg-danger-tint px-4 py-2 text-danger">
            {failure}
          </p>
        )}
        {children}
        <div className="mt-2 flex flex-wrap items-center gap-3 border-t border-line pt-4">
          <Button type="submit" look="primary" pending={busy}>
            {act}
          </Button>
          {cancel}
          <span className="text-xs text-muted">
            {draft.savedAt ? `草稿已存 ${timeOf(draft.savedAt)}` : "Ctrl+Enter 提交"}
          </span>
        </div>
      </LiveForm>
      {pending.conflict && (
        <ConflictDialog
          conflict={pending.conflict}
          labels={labels}
          mine={part(form.getValues())}
          base={part(form.formState.defaultValues as Values)}
          onSettle={settle}
        />
      )}
      {pending.question && (
        <Confirm
          open
          title="请核对"
          act="确定保存"
          onConfirm={() => answer(true)}
          onClose={() => answer(false)}
        >
          {pending.question.message}
        </Confirm>
      )}
    </FormProvider>
  );
}

const timeOf = (iso: string) =>
  new Date(iso).toLocaleTimeString("zh-CN", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Shanghai",
  });

function DraftNotice({ draft }: { draft: RecordForm<FieldValues>["draft"] }) {
  if (!draft.found) return null;
  return (
    <div role="status" className="mb-4 flex flex-wrap items-center gap-3 rounded bg-primary-tint px-4 py-2">
      <span>有一份没提交的草稿（{timeOf(draft.found)} 存）</span>
      <Button size="small" onClick={draft.restore}>
        继续填写草稿
      </Button>
      <Button size="small" look="quiet" onClick={draft.drop}>
        丢弃草稿
      </Button>
    </div>
  );
}
