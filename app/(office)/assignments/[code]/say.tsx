"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { LiveForm } from "@/app/ui/live-form";
import { useReadAgain } from "@/app/ui/read-again";
import { Textarea } from "@/app/ui/textarea";
import { notify } from "@/app/ui/toast";
import { say } from "@/lib/assignments/actions";

/** A word in the thread; the page is read again under a fresh key. */
export function Say({ code, formKey }: { code: string; formKey: string }) {
  const { readAgain, reading } = useReadAgain();
  const [body, setBody] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const send = async () => {
    setPending(true);
    const answer = await say({ code, key: formKey, body }).catch(() => null);
    setPending(false);
    if (!answer) return setError("网络不通，内容已保留；请检查连接后再发");
    if (!answer.ok) return setError(answer.message);
    setError(null);
    setBody("");
    notify("已留言");
    readAgain();
  };
  return (
    <LiveForm onSubmit={() => void send()} className="no-print mt-4 space-y-2 border-t border-line pt-3">
      <Field label="留言" error={error}>
        <Textarea rows={2} value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <Button type="submit" size="small" pending={pending || reading} disabled={body.trim().length < 2}>
        发送
      </Button>
    </LiveForm>
  );
}
