"use client";

import { useState } from "react";
import { notify } from "@/app/ui/toast";
import type { Action, Failure } from "@/lib/auth/action";

const unreached: Failure = {
  ok: false,
  code: "server",
  message: "没有连上服务器，请检查网络后再试",
};

/** For a button: sends, says what went wrong, and hands what came back to `then`. Answers whether it was done. */
export function useAct<Input, T>(action: Action<Input, T>) {
  const [pending, setPending] = useState(false);
  const act = async (input: Input, then?: (data: T) => void): Promise<boolean> => {
    setPending(true);
    const answer = await action(input).catch(() => unreached);
    setPending(false);
    if (answer.ok) then?.(answer.data);
    else notify({ text: answer.message, tone: "danger" });
    return answer.ok;
  };
  return { act, pending };
}
