"use client";

import { type FieldPath, type FieldValues, get, type RegisterOptions, useFormContext } from "react-hook-form";
import { oneLineEnd } from "@/app/ui/typed-text";

/**
 * `register`, with the record's value already drawn by the server: a field that is filled only when the page comes alive
 * invites typing before, and the two would be joined. What was typed by then differs from the value drawn, and is kept.
 */
export function useRegister<Values extends FieldValues = FieldValues>() {
  const { register, formState } = useFormContext<Values>();
  const { defaultValues } = formState;
  return <Name extends FieldPath<Values>>(name: Name, options?: RegisterOptions<Values, Name>) => {
    const kept: unknown = get(defaultValues, name);
    return {
      ...register(name, options),
      defaultValue: kept === null || kept === undefined ? undefined : oneLineEnd(String(kept)),
    };
  };
}
