"use client";

import { get, useFormContext, useWatch } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { Field } from "@/app/ui/field";
import { TextInput } from "@/app/ui/text-input";
import type { MonthValues } from "./month-form";

/** Asked for when the cumulative falls, and kept in sight once given. */
export function FallReason({ name }: { name: "investment.reason" | `arrived.${number}.reason` }) {
  const { register, formState } = useFormContext<MonthValues>();
  const value = useWatch<MonthValues>({ name });
  const error = messageOf(get(formState.errors, name));
  if (!error && !value) return null;
  return (
    <Field label="累计下降的原因" required error={error}>
      <TextInput {...register(name)} />
    </Field>
  );
}
