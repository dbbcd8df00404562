"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Action } from "@/lib/auth/action";
import { useAct } from "./use-act";

export type ActButtonProps<Input> = Pick<ButtonProps, "look" | "size" | "disabledReason"> & {
  action: Action<Input, unknown>;
  input: Input;
  label: string;
  /** What to say when it is done. */
  done: string;
  /** What will happen, when it should be asked first. */
  ask?: { title: string; text: ReactNode; danger?: boolean };
};

/** One act on one record, asked about first where it cannot be taken back easily. */
export function ActButton<Input>({ action, input, label, done, ask, ...looks }: ActButtonProps<Input>) {
  const { act, pending } = useAct(action);
  const { readAgain, reading } = useReadAgain();
  const [asking, setAsking] = useState(false);
  const perform = async () => {
    await act(input, () => {
      notify(done);
      readAgain();
    });
  };
  return (
    <>
      <Button
        {...looks}
        pending={pending || reading}
        onClick={() => (ask ? setAsking(true) : void perform())}
      >
        {label}
      </Button>
      {ask && (
        <Confirm
          open={asking}
          title={ask.title}
          act={label}
          danger={ask.danger}
          onConfirm={perform}
          onClose={() => setAsking(false)}
        >
          {ask.text}
        </Confirm>
      )}
    </>
  );
}
