"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Dialog } from "@/app/ui/dialog";
import { Field } from "@/app/ui/field";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Action, Answer } from "@/lib/auth/action";
import { today } from "@/lib/date/day";
import { useAct } from "./use-act";

export type CloseFromProps = Pick<ButtonProps, "look" | "size"> & {
  title: string;
  /** The verb, on the button that opens and on the one that does it. */
  label: string;
  dayLabel: string;
  send: (day: string) => Promise<Answer<void>>;
  children: ReactNode;
};

/** Ends something from a day on. */
export function CloseFrom({ title, label, dayLabel, send, children, ...looks }: CloseFromProps) {
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(today);
  const { act, pending } = useAct<string, void>(send satisfies Action<string, void>);
  const { readAgain } = useReadAgain();
  const perform = () =>
    act(day, () => {
      notify(`${label}已办理`);
      setOpen(false);
      readAgain();
    });
  return (
    <>
      <Button {...looks} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        width="small"
        title={title}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>取消</Button>
            <Button look="danger" pending={pending} onClick={() => void perform()}>
              {label}
            </Button>
          </>
        }
      >
        <p className="mb-3">{children}</p>
        <Field label={dayLabel} required>
          <DateInput value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
      </Dialog>
    </>
  );
}
