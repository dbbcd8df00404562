"use client";

import { useState } from "react";
import { Button, type ButtonProps } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer } from "@/lib/auth/action";

export type AskedButtonProps = Pick<ButtonProps, "look" | "size" | "disabledReason"> & {
  label: string;
  title: string;
  /** What will happen, where that is known beforehand; otherwise the server's own question is shown. */
  question?: string;
  done: string;
  danger?: boolean;
  run: (confirmed: string[]) => Promise<Answer<unknown>>;
};

type Question = { message: string; key: string };

/** One act that is asked about before it happens: in words given here, or in those the server answers with. */
export function AskedButton({ label, title, question, done, danger, run, ...looks }: AskedButtonProps) {
  const { readAgain, reading } = useReadAgain();
  const [asked, setAsked] = useState<Question | null>(null);
  const [pending, setPending] = useState(false);
  const send = async (confirmed: string[]) => {
    setPending(true);
    const answer = await run(confirmed).catch(() => null);
    setPending(false);
    if (!answer) return notify({ text: "网络不通，请检查连接后再试", tone: "danger" });
    if (answer.ok) {
      notify(done);
      return readAgain();
    }
    if (answer.code === "confirm" && answer.confirmKey)
      return setAsked({ message: answer.message, key: answer.confirmKey });
    notify({ text: answer.message, tone: "danger" });
  };
  const press = () => (question ? setAsked({ message: question, key: "" }) : void send([]));
  return (
    <>
      <Button {...looks} pending={pending || reading} onClick={press}>
        {label}
      </Button>
      {asked && (
        <Confirm
          open
          title={title}
          act={label}
          danger={danger}
          onConfirm={() => send(asked.key.split(" ").filter(Boolean))}
          onClose={() => setAsked(null)}
        >
          <p className="whitespace-pre-line">{asked.message}</p>
        </Confirm>
      )}
    </>
  );
}
