"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import type { MeetingNow } from "@/lib/reviews/following";

type Props = {
  code: string;
  viewer: { userId: number; name: string };
  waiting: number;
  onDone: () => void;
};

/** The session has ended: sign in here, and everything typed goes on its way. */
export function SignInLayer({ code, viewer, waiting, onDone }: Props) {
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setPending(true);
    setFailure(null);
    const answer = await signIn("credentials", {
      account: String(typed.get("account") ?? "").trim(),
      password: String(typed.get("password") ?? ""),
      redirect: false,
    }).catch(() => undefined);
    setPending(false);
    if (!answer?.ok) return setFailure(wordsOf(answer?.error));
    const now = await fetch(`/reviews/${code}/now`).catch(() => null);
    const { userId } = now?.ok ? ((await now.json()) as MeetingNow) : { userId: 0 };
    // Somebody else sees their own page; what this person typed waits in this browser for their return.
    if (userId !== viewer.userId) return window.location.reload();
    onDone();
  }
  return (
    <div className="stage-scrim">
      <div
        role="alertdialog"
        aria-modal="true"
        aria-label="重新登录"
        className="stage-layer stage-layer-small"
      >
        <h2>登录已失效</h2>
        <p>
          请{viewer.name}重新登录。
          {waiting > 0 ? `${waiting} 条记录已保存在本机，登录后自动发送。` : "已记录的内容都在。"}
        </p>
        <form onSubmit={enter} className="stage-form">
          <label>
            账号
            <input name="account" autoComplete="username" required maxLength={60} />
          </label>
          <label>
            密码
            <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
          </label>
          {failure && (
            <p role="alert" className="stage-red">
              {failure}
            </p>
          )}
          <p className="stage-buttons">
            <button type="submit" className="stage-primary" disabled={pending}>
              登录并继续
            </button>
          </p>
        </form>
      </div>
    </div>
  );
}

function wordsOf(error: string | null | undefined): string {
  if (error === undefined) return "连不上服务器，请检查网络后再试";
  return error && error !== "CredentialsSignin" ? error : "账号或密码不正确";
}
