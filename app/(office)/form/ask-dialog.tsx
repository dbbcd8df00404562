"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import type { ComboSearch } from "@/app/ui/combobox-search";
import { DateInput } from "@/app/ui/date-input";
import { Dialog } from "@/app/ui/dialog";
import { Field } from "@/app/ui/field";
import { useReadAgain } from "@/app/ui/read-again";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { Textarea } from "@/app/ui/textarea";
import { notify } from "@/app/ui/toast";
import type { Answer, Failure } from "@/lib/auth/action";
import { RecordControl } from "./record-control";

export type Asked = {
  name: string;
  label: string;
  kind: "text" | "lines" | "day" | "choice" | "record";
  /** Of a record: how it is found, and what typing alone chooses. */
  search?: ComboSearch;
  read?: (typed: string) => string | null;
  options?: readonly { value: string; label: string }[];
  required?: boolean;
  help?: string;
  value?: string;
  /** Short enough to share a line with another. */
  half?: boolean;
};

export type AskDialogProps = {
  title: string;
  /** The verb on the button. */
  act: string;
  danger?: boolean;
  asked: readonly Asked[];
  children?: ReactNode;
  /** More of the form, below the asked fields. */
  extra?: ReactNode;
  run: (typed: Record<string, string>, confirmed: string[]) => Promise<Answer<unknown>>;
  onClose: () => void;
  /** Where it leads when done; otherwise the page is read again. */
  leadsTo?: (data: unknown) => string | null;
};

/** A few questions before one act: what is wrong stands at its field, and what was typed stays. */
export function AskDialog({
  title,
  act,
  danger,
  asked,
  children,
  extra,
  run,
  onClose,
  leadsTo,
}: AskDialogProps) {
  const { readAgain } = useReadAgain();
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(asked.map(({ name, value }) => [name, value ?? ""])),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Where it is wrong is where one goes on typing.
    if (failure) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failure]);

  async function send(confirmed: string[]) {
    const unanswered = unansweredOf(asked, typed);
    if (unanswered) return setFailure(unanswered);
    setPending(true);
    setFailure(null);
    const answer = await run(typed, confirmed).catch(
      (): Failure => ({ ok: false, code: "server", message: "网络不通，请检查连接后再试" }),
    );
    setPending(false);
    if (!answer.ok) return setFailure(answer);
    notify("已办理");
    onClose();
    readAgain(leadsTo?.(answer.data));
  }

  const onlyAt = soleField(failure, asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send([]);
  };
  return (
    <Dialog open form title={title} onClose={onClose}>
      <form ref={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4" noValidate>
        {children}
        {failure && !onlyAt && (
          <div role="alert" className="rounded border border-danger bg-danger-tint px-3 py-2 text-danger">
            {failure.message}
            {failure.code === "conflict" && <span>（页面已有新内容，请关闭后刷新）</span>}
          </div>
        )}
        <div className="grid gap-4 md:grid-cols-2">
          {asked.map((field) => (
            <AskedField
              key={field.name}
              field={field}
              value={typed[field.name] ?? ""}
              error={(field.name === onlyAt ? failure?.message : failure?.fieldErrors?.[field.name]) ?? null}
              onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            />
          ))}
        </div>
        {extra}
        <div className="dialog-acts">
          <Button onClick={onClose}>取消</Button>
          {failure?.confirmKey ? (
            <Button look="danger" pending={pending} onClick={() => void send([failure.confirmKey ?? ""])}>
              情况属实，仍然{act}
            </Button>
          ) : (
            <Button type="submit" look={danger ? "danger" : "primary"} pending={pending}>
              {act}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** What has to be answered and is not, told without asking the server. */
function unansweredOf(asked: readonly Asked[], typed: Record<string, string>): Failure | null {
  const open = asked.filter(({ name, required }) => required && !typed[name]?.trim());
  const wordsOf = ({ kind, label }: Asked) =>
    `${kind === "choice" || kind === "record" ? "请选择" : "请填写"}${label}`;
  const [first] = open;
  if (!first) return null;
  return {
    ok: false,
    code: "invalid",
    message: open.length === 1 ? wordsOf(first) : `还有 ${open.length} 项必填的没有填`,
    fieldErrors: Object.fromEntries(open.map((field) => [field.name, wordsOf(field)])),
  };
}

/** The one field all of a refusal lies at, where it can be seen: it is told there, and not on top as well. */
function soleField(failure: Failure | null, asked: readonly Asked[]): string | null {
  const [first, ...more] = Object.keys(failure?.fieldErrors ?? {});
  if (!first || more.length > 0) return null;
  return asked.some(({ name }) => name === first) ? first : null;
}

type AskedFieldProps = {
  field: Asked;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
};

function AskedField({ field, value, error, onChange }: AskedFieldProps) {
  const { label, required, help, half } = field;
  return (
    <Field
      label={label}
      required={required}
      help={help}
      error={error}
      className={half ? undefined : "md:col-span-2"}
    >
      <AskedControl field={field} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

type ControlOf = { field: Asked; value: string; onChange: (event: { target: { value: string } }) => void };

function AskedControl({ field, ...control }: ControlOf) {
  if (field.kind === "lines") return <Textarea rows={3} {...control} />;
  if (field.kind === "day") return <DateInput {...control} />;
  if (field.kind === "record" && field.search) {
    const { value: _, ...rest } = control;
    return <RecordControl search={field.search} read={field.read} {...rest} />;
  }
  if (field.kind === "choice")
    return <Select options={field.options ?? []} placeholder="请选择" {...control} />;
  return <TextInput {...control} />;
}
