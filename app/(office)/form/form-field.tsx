"use client";

import type { ReactNode } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import { Checkbox } from "@/app/ui/checkbox";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { Textarea } from "@/app/ui/textarea";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { type Field as Fact, isYetToCome, yetToCome } from "@/lib/fields/kinds";
import { AmountControl } from "./amount-control";
import { messageOf } from "./error-message";
import { useNoted } from "./field-notes";
import { type Option, useFormOptions } from "./form-options";
import { useRegister } from "./use-register";

// biome-ignore lint/suspicious/noExplicitAny: a control serves facts of every value type
type AnyFact = Fact<any, any>;

export type FormFieldProps = {
  of: AnyFact;
  name: string;
  help?: ReactNode;
  /** Only the options whose parent is this field's present value. */
  within?: string;
  rows?: number;
  className?: string;
};

/** One fact of the record as a control of its kind, with its label, unit and what is wrong with it. */
export function FormField({ of, name, help, within, rows = 3, className }: FormFieldProps) {
  const { register, formState } = useFormContext();
  const error = messageOf(get(formState.errors, name));
  const noted = useNoted(name, help);
  if (of.kind === "amount") return <AmountControl of={of} name={name} help={noted} className={className} />;
  if (of.kind === "flag") return <Checkbox label={of.label} {...register(name)} />;
  const unit = of.unit ? `（${of.unit}）` : "";
  return (
    <Field
      label={`${of.label}${unit}`}
      required={of.required}
      error={error}
      help={noted}
      className={className}
    >
      {of.kind === "choice" || of.kind === "reference" ? (
        <ChoiceControl of={of} name={name} within={within} />
      ) : (
        <TypedControl of={of} name={name} rows={rows} />
      )}
    </Field>
  );
}

function TypedControl({ of, name, rows, ...aria }: { of: AnyFact; name: string; rows: number }) {
  const register = useRegister();
  if (of.kind === "lines")
    return <Textarea rows={rows} maxLength={of.longest} {...aria} {...register(name)} />;
  if (of.kind === "day")
    return <DateInput echo={(text) => echoDay(text, of)} {...aria} {...register(name)} />;
  return <TextInput inputMode={of.unit ? "decimal" : undefined} {...aria} {...register(name)} />;
}

function ChoiceControl({ of, name, within, ...aria }: { of: AnyFact; name: string; within?: string }) {
  const register = useRegister();
  const [chosen, parent] = useWatch({ name: [name, within ?? name] });
  const given = useFormOptions(of.dictionary ?? name.split(".").at(-1) ?? name);
  const fixed = Object.entries(of.choices ?? {}).map(([value, label]) => ({ value, label }));
  const offered = fixed.length > 0 ? fixed : given.filter((option) => !within || option.parent === parent);
  const options = [...offered, ...keptBesides(offered, given, chosen)];
  return <Select options={options} placeholder="请选择" {...aria} {...register(name)} />;
}

/** What the record carries stays visible and chosen, also when its dictionary no longer offers it. */
function keptBesides(offered: readonly Option[], given: readonly Option[], chosen: unknown): Option[] {
  if (typeof chosen !== "string" || chosen === "" || offered.some(({ value }) => value === chosen)) return [];
  const known = given.find(({ value }) => value === chosen);
  return [known ?? { value: chosen, label: `${chosen}（已停用）` }];
}

/** What the field itself will make of it, so that nothing is echoed that saving would refuse. */
function echoDay(text: string, { label, planned = false }: AnyFact): string | null {
  const parsed = parseDay(text, { today: today(), planned });
  if (!parsed.ok) return parsed.message;
  if (isYetToCome(parsed.day, planned)) return yetToCome(label, text);
  return parsed.day && parsed.day !== text ? `即 ${parsed.day}` : null;
}
