"use client";

import { useEffect, useRef, useState } from "react";

/**
 * The text a control holds now, whoever put it there: the person, a default value or a form library's reset, which
 * changes the element without an event.
 */
export function useTypedText<Control extends HTMLInputElement | HTMLTextAreaElement>() {
  const control = useRef<Control>(null);
  const [text, setText] = useState("");
  const read = () => setText(control.current?.value ?? "");
  useEffect(read);
  return { control, text, read };
}
