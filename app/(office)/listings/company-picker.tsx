"use client";

import { useState } from "react";
import { Controller, get, useFormContext } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { Combobox } from "@/app/ui/combobox";
import { Field } from "@/app/ui/field";
import { searchCompanies } from "@/lib/companies/actions";

export type CompanyPickerProps = { name: string; label: string; known: { id: number; name: string } | null };

/** The company of a case or of a listed share, found by name among those the viewer may see. */
export function CompanyPicker({ name, label, known }: CompanyPickerProps) {
  const { control, formState } = useFormContext();
  const [names, setNames] = useState<Readonly<Record<string, string>>>(
    known ? { [String(known.id)]: known.name } : {},
  );
  const search = async (question: string) => {
    const answer = await searchCompanies({ question });
    if (!answer.ok) return [];
    return answer.data.map((one) => ({ value: String(one.id), label: one.name, note: one.unit }));
  };
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field
          label={label}
          required
          className="md:col-span-2"
          error={messageOf(get(formState.errors, name))}
          help={
            <a
              href="/companies/new"
              target="_blank"
              rel="noopener noreferrer"
              className="text-primary hover:underline"
            >
              没有找到？先登记这家企业
            </a>
          }
        >
          <Combobox
            search={search}
            value={
              field.value ? { value: String(field.value), label: names[String(field.value)] ?? "" } : null
            }
            onChange={(chosen) => {
              if (chosen) setNames({ ...names, [chosen.value]: chosen.label });
              field.onChange(chosen?.value ?? "");
            }}
            placeholder="名称或拼音首字母"
          />
        </Field>
      )}
    />
  );
}
