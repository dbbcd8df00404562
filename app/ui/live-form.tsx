"use client";

import { type ComponentProps, type FormEvent, useRef } from "react";

export type LiveFormProps = Omit<ComponentProps<"form">, "action" | "method" | "onReset" | "ref"> & {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/**
 * A form that only the page's script can send. Sent before the page is alive it waits for it; a plain form would put
 * what was typed, passwords too, into the address bar.
 */
export function LiveForm({ onSubmit, ...rest }: LiveFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const waited = useRef(false);
  const sendNow = () => {
    waited.current = true;
    form.current?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  };
  return (
    <form
      autoComplete="off"
      {...rest}
      ref={form}
      action={sendNow}
      // After its own action React would clear the fields, also when the server refused them.
      onReset={(event) => {
        if (waited.current) event.preventDefault();
        waited.current = false;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event);
      }}
    />
  );
}
