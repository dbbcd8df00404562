"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Controller, get, useFieldArray, useFormContext } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { useNoted } from "@/app/(office)/form/field-notes";
import { useRegister } from "@/app/(office)/form/use-register";
import { Button, IconButton } from "@/app/ui/button";
import { Combobox } from "@/app/ui/combobox";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { searchCompanies } from "@/lib/companies/actions";
import { investorRoles } from "@/lib/projects/rules";

const roleOptions = Object.entries(investorRoles).map(([value, label]) => ({ value, label }));

/** The companies behind a project: who invests, with whom, and the company set up for it. */
export function InvestorRows({ names }: { names: Readonly<Record<number, string>> }) {
  const { control, formState } = useFormContext();
  const register = useRegister();
  const { fields, append, remove } = useFieldArray({ control, name: "investors" });
  const [known, setKnown] = useState<Readonly<Record<string, string>>>(names);
  const search = async (question: string) => {
    const answer = await searchCompanies({ question });
    if (!answer.ok) return [];
    return answer.data.map(({ id, name, unit }) => ({ value: String(id), label: name, note: unit }));
  };
  const noted = useNoted("project.investorNames", null);
  return (
    <div className="space-y-3">
      {noted && <p className="text-sm">{noted}</p>}
      {fields.map((row, i) => (
        <div key={row.id} className="grid items-end gap-3 md:grid-cols-[1fr_160px_120px_32px]">
          <Controller
            control={control}
            name={`investors.${i}.companyId`}
            render={({ field }) => (
              <Field label="企业" error={messageOf(get(formState.errors, `investors.${i}.companyId`))}>
                <Combobox
                  search={search}
                  value={
                    field.value
                      ? { value: String(field.value), label: known[String(field.value)] ?? "" }
                      : null
                  }
                  onChange={(chosen) => {
                    if (chosen) setKnown({ ...known, [chosen.value]: chosen.label });
                    field.onChange(chosen ? Number(chosen.value) : 0);
                  }}
                  placeholder="名称或拼音首字母"
                />
              </Field>
            )}
          />
          <Field label="类型" error={messageOf(get(formState.errors, `investors.${i}.role`))}>
            <Select options={roleOptions} {...register(`investors.${i}.role`)} />
          </Field>
          <Field label="持股（%）" error={messageOf(get(formState.errors, `investors.${i}.share`))}>
            <TextInput inputMode="decimal" {...register(`investors.${i}.share`)} />
          </Field>
          <IconButton label={`删去第 ${i + 1} 家`} onClick={() => remove(i)}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="small"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => append({ companyId: 0, role: fields.length === 0 ? "lead" : "partner", share: "" })}
        >
          添加投资方
        </Button>
        <a
          href="/companies/new"
          target="_blank"
          rel="noopener noreferrer"
          className="text-sm text-primary hover:underline"
        >
          没有找到？新登记一家企业
        </a>
        {messageOf(formState.errors.investors) && (
          <p className="text-xs text-danger">{messageOf(formState.errors.investors)}</p>
        )}
      </div>
    </div>
  );
}
