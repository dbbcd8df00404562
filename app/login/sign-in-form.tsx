"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { LiveForm } from "@/app/ui/live-form";
import { TextInput } from "@/app/ui/text-input";

export type DemoAccount = { account: string; password: string; who: string };

/** Only an address inside this application: one leading slash, no scheme, no second slash. */
function safePath(to: string): string {
  if (!/^\/(?![/\\])/.test(to) || /[\\\s]/.test(to)) return "/";
  return to;
}

export function SignInForm({ to, demo }: { to: string; demo: readonly DemoAccount[] }) {
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [capsLock, setCapsLock] = useState(false);

  async function enter(account: string, password: string) {
    setPending(true);
    setMessage(null);
    const answer = await signIn("credentials", { account, password, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      window.location.assign(safePath(to));
      return;
    }
    setPending(false);
    setMessage(wordsOf(answer?.error));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = new FormData(event.currentTarget);
    void enter(String(typed.get("account") ?? "").trim(), String(typed.get("password") ?? ""));
  }

  return (
    <div className="w-full max-w-[360px]">
      <div className="rounded-lg border border-line bg-bg p-6">
        <h1 className="mb-1 text-2xl font-semibold">五链招商</h1>
        <p className="mb-5 text-muted">招商引资项目与基金跟踪</p>
        <LiveForm autoComplete="on" onSubmit={submit} className="space-y-4">
          <Field label="账号">
            <TextInput name="account" autoComplete="username" autoFocus required maxLength={60} />
          </Field>
          <Field label="密码" help={capsLock ? "大写锁定已打开" : undefined}>
            <TextInput
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={200}
              onKeyUp={(event) => setCapsLock(event.getModifierState("CapsLock"))}
            />
          </Field>
          {message && (
            <p role="alert" className="rounded bg-danger-tint px-3 py-2 text-danger">
              {message}
            </p>
          )}
          <Button type="submit" look="primary" pending={pending} className="w-full">
            登录
          </Button>
        </LiveForm>
      </div>
      {demo.length > 0 && <DemoAccounts accounts={demo} enter={enter} pending={pending} />}
    </div>
  );
}

function wordsOf(error: string | null | undefined): string {
  if (error === undefined) return "连不上服务器，请检查网络后再试";
  return error && error !== "CredentialsSignin" ? error : "账号或密码不正确";
}

type DemoProps = {
  accounts: readonly DemoAccount[];
  enter: (account: string, password: string) => Promise<void>;
  pending: boolean;
};

function DemoAccounts({ accounts, enter, pending }: DemoProps) {
  return (
    <section aria-label="演示账号" className="mt-4 rounded-lg border border-line bg-bg p-4">
      <h2 className="mb-2 text-base font-semibold">演示账号（点一下即登录，人物均为虚构）</h2>
      <ul className="grid grid-cols-2 gap-2">
        {accounts.map(({ account, password, who }) => (
          <li key={account}>
            <Button
              className="w-full"
              size="small"
              disabled={pending}
              onClick={() => void enter(account, password)}
            >
              {who}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
