"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer, Failure } from "@/lib/auth/action";
import type { Conflict } from "@/lib/auth/refusals";
import { summaryOf } from "./error-message";
import { useDraft } from "./use-draft";

export type RecordFormOptions<Values extends FieldValues> = {
  schema: z.ZodType<unknown, Values>;
  values: Values;
  /** Names the draft; null keeps none. */
  draft: string | null;
  /** What was typed last time and never saved. */
  kept?: { data: Partial<Values>; savedAt: string } | null;
  /** Sends the form. `version` is the record's, risen after a conflict was settled. */
  send: (values: Values, context: { confirmed: string[]; version: number }) => Promise<Answer<unknown>>;
  version?: number;
  /** Where a field named by a command lies in this form: "project." for project.name. */
  prefix?: string;
  onSaved?: (data: unknown) => void;
  /** Where saving leads; otherwise this page is read again. */
  leadsTo?: (data: unknown) => string;
};

export type Pending = { conflict: Conflict | null; question: { message: string; key: string } | null };

export type RecordForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  submit: () => Promise<void>;
  /** Saving, or showing what was saved. */
  busy: boolean;
  failure: string | null;
  pending: Pending;
  settle: (values: Record<string, unknown> | null, version: number) => void;
  answer: (yes: boolean) => void;
  draft: ReturnType<typeof useDraft<Values>>;
};

/**
 * One form of one record: the same zod input on both sides, drafts, questions asked back, and a choice per field when
 * somebody else saved in between.
 */
export function useRecordForm<Values extends FieldValues>(
  options: RecordFormOptions<Values>,
): RecordForm<Values> {
  const { schema, values, prefix = "", onSaved, leadsTo } = options;
  const form = useForm<Values>({
    resolver: zodResolver(schema as never, undefined, { raw: true }) as never,
    defaultValues: values as DefaultValues<Values>,
    mode: "onBlur",
    reValidateMode: "onBlur",
  });
  const { readAgain, reading } = useReadAgain();
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState<Pending>({ conflict: null, question: null });
  const confirmed = useRef<string[]>([]);
  const version = useRef(options.version ?? 1);
  const draft = useDraft<Values>(form, options.draft, options.kept ?? null);
  useTypedEarly(form, values);
  useLeaveWarning(form.formState.isDirty && !form.formState.isSubmitSuccessful);

  function show({ code, message, fieldErrors = {}, conflict, confirmKey }: Failure) {
    if (code === "conflict" && conflict) return setPending({ conflict, question: null });
    if (code === "confirm" && confirmKey)
      return setPending({ conflict: null, question: { message, key: confirmKey } });
    const known = form.getValues();
    let first = true;
    for (const [path, words] of Object.entries(fieldErrors)) {
      const name = hasPath(known, path) ? path : `${prefix}${path}`;
      form.setError(name as Path<Values>, { type: "server", message: words }, { shouldFocus: first });
      first = false;
    }
    setFailure(message);
  }

  async function send() {
    setFailure(null);
    const answer = await options
      .send(form.getValues(), { confirmed: confirmed.current, version: version.current })
      .catch(
        (): Failure => ({ ok: false, code: "server", message: "网络不通，内容已保留；请检查连接后再保存" }),
      );
    if (!answer.ok) {
      draft.keepNow();
      return show(answer);
    }
    form.reset(form.getValues());
    draft.drop();
    notify("已保存");
    onSaved?.(answer.data);
    readAgain(leadsTo?.(answer.data));
  }

  const submit = () => form.handleSubmit(send, (errors) => setFailure(summaryOf(errors)))();

  function settle(chosen: Record<string, unknown> | null, current: number) {
    setPending({ conflict: null, question: null });
    if (!chosen) return;
    version.current = current;
    for (const [key, value] of Object.entries(chosen))
      form.setValue(`${prefix}${key}` as Path<Values>, value as never, { shouldDirty: true });
    notify("已按您的选择合并，请核对后再次保存");
  }

  function answer(yes: boolean) {
    const { question } = pending;
    setPending({ conflict: null, question: null });
    if (!yes || !question) return;
    confirmed.current = [...confirmed.current, question.key];
    void submit();
  }

  const busy = form.formState.isSubmitting || reading;
  return { form, submit, busy, failure, pending, settle, answer, draft };
}

/** What was typed before the page was alive is in the form already; whoever watches a field hears of it here. */
function useTypedEarly<Values extends FieldValues>(form: UseFormReturn<Values>, drawn: Values) {
  const first = useRef(drawn);
  useEffect(() => {
    const typed = Object.entries(form.getValues()).filter(
      ([name, value]) =>
        !Array.isArray(value) && JSON.stringify(value) !== JSON.stringify(first.current[name]),
    );
    if (typed.length > 0) form.setValues(Object.fromEntries(typed) as Partial<Values>, { shouldDirty: true });
  }, [form]);
}

function hasPath(values: FieldValues, path: string): boolean {
  return (
    path.split(".").reduce<unknown>((inside, key) => (inside as FieldValues | undefined)?.[key], values) !==
    undefined
  );
}

/** The browser asks before a half-typed form is left. */
function useLeaveWarning(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}
