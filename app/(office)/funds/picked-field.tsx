"use client";

import { type ReactNode, useState } from "react";
import { Controller, get, useFormContext } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { Combobox } from "@/app/ui/combobox";
import type { ComboOption } from "@/app/ui/combobox-search";
import { Field } from "@/app/ui/field";
import { searchCompanies } from "@/lib/companies/actions";
import { searchCitableProjects } from "@/lib/funds/deal-actions";

const companies = async (question: string): Promise<ComboOption[]> => {
  const answer = await searchCompanies({ question });
  if (!answer.ok) return [];
  return answer.data.map(({ id, name, unit }) => ({ value: String(id), label: name, note: unit }));
};

const projects = async (question: string): Promise<ComboOption[]> => {
  const answer = await searchCitableProjects({ question });
  if (!answer.ok) return [];
  return answer.data.map(({ id, name, unit, code }) => ({
    value: String(id),
    label: name,
    note: `${unit} ${code}`,
  }));
};

const sources = { companies, projects } as const;

export type PickedFieldProps = {
  from: keyof typeof sources;
  label: string;
  name: string;
  required?: boolean;
  help?: ReactNode;
  /** The label of what is chosen already. */
  known?: string;
  className?: string;
};

/** One record of another register, found by typing; the form holds its id. */
export function PickedField({ from, label, name, required, help, known, className }: PickedFieldProps) {
  const { control, formState } = useFormContext();
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field
          label={label}
          required={required}
          help={help}
          error={messageOf(get(formState.errors, name))}
          className={className}
        >
          <Combobox
            search={sources[from]}
            value={
              field.value
                ? { value: String(field.value), label: labels[field.value] ?? known ?? `编号 ${field.value}` }
                : null
            }
            onChange={(chosen) => {
              if (chosen) setLabels({ ...labels, [chosen.value]: chosen.label });
              field.onChange(chosen?.value ?? "");
            }}
            onBlur={field.onBlur}
            placeholder="名称或拼音首字母"
          />
        </Field>
      )}
    />
  );
}
