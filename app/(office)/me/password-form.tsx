"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { LiveForm } from "@/app/ui/live-form";
import { useReadAgain } from "@/app/ui/read-again";
import { TextInput } from "@/app/ui/text-input";
import { notify } from "@/app/ui/toast";
import type { Failure } from "@/lib/auth/action";
import { changePassword } from "@/lib/people/actions";
import { passwordInput, type PasswordForm as Values } from "@/lib/people/input";

const empty: Values = { current: "", fresh: "", again: "" };
const fields = [
  { name: "current", label: "现在的密码", auto: "current-password" },
  { name: "fresh", label: "新密码", auto: "new-password" },
  { name: "again", label: "再填一次新密码", auto: "new-password" },
] as const;

/** Ends all other sessions of the person; this one goes on. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const form = useForm<Values>({
    resolver: zodResolver(passwordInput, undefined, { raw: true }),
    defaultValues: empty,
  });
  const { readAgain } = useReadAgain();
  const [failure, setFailure] = useState<string | null>(null);
  const submit = form.handleSubmit(async (typed) => {
    setFailure(null);
    const answer = await changePassword(typed).catch(
      (): Failure => ({ ok: false, code: "server", message: "网络不通，请检查连接后再试" }),
    );
    if (!answer.ok) {
      for (const [name, message] of Object.entries(answer.fieldErrors ?? {}))
        form.setError(name as keyof Values, { message });
      return setFailure(answer.message);
    }
    form.reset(empty);
    notify("密码已修改，其他登录已退出");
    if (onChanged) onChanged();
    else readAgain();
  });
  return (
    <LiveForm onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      {failure && (
        <p role="alert" className="rounded bg-danger-tint px-3 py-2 text-danger">
          {failure}
        </p>
      )}
      {fields.map(({ name, label, auto }) => (
        <Field
          key={name}
          label={label}
          required
          error={form.formState.errors[name]?.message}
          help={name === "fresh" ? "至少 10 个字符，可以是一句话；可以粘贴" : undefined}
        >
          <TextInput type="password" autoComplete={auto} {...form.register(name)} />
        </Field>
      ))}
      <Button type="submit" look="primary" pending={form.formState.isSubmitting}>
        修改密码
      </Button>
    </LiveForm>
  );
}
