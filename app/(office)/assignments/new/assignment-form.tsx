"use client";

import { useState } from "react";
import { Controller, get, useFormContext } from "react-hook-form";
import { z } from "zod";
import { messageOf } from "@/app/(office)/form/error-message";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { findProjects } from "@/app/(office)/projects/find-projects";
import { LinkButton } from "@/app/ui/button";
import { MultiCombobox } from "@/app/ui/combobox";
import type { ComboOption, ComboSearch } from "@/app/ui/combobox-search";
import { Field } from "@/app/ui/field";
import { FormSection } from "@/app/ui/form-section";
import { assign } from "@/lib/assignments/actions";
import { assignmentFields as of } from "@/lib/assignments/fields";
import { type AssignmentForm as Assignment, assignmentInput } from "@/lib/assignments/input";

const schema = z.strictObject({ assignment: assignmentInput });
type Values = { assignment: Assignment };

export type AssignmentFormProps = {
  values: Values;
  options: FormOptions;
  helpers: readonly ComboOption[];
  projects: readonly ComboOption[];
  draft: string;
  formKey: string;
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function AssignmentForm({
  values,
  options,
  helpers,
  projects,
  draft,
  formKey,
  kept,
}: AssignmentFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    ...{ values, kept, draft },
    prefix: "assignment.facts.",
    send: ({ assignment }) => assign({ key: formKey, assignment }),
    leadsTo: (code) => `/assignments/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ assignment }) => assignment.facts}
        act="交办"
        cancel={<LinkButton href="/assignments">取消</LinkButton>}
      >
        <FormSection title="交办什么" columns={2}>
          <FormField of={of.name} name="assignment.facts.name" className="md:col-span-2" />
          <FormField
            of={of.requirement}
            name="assignment.facts.requirement"
            className="md:col-span-2"
            rows={4}
          />
          <Several
            name="assignment.projectCodes"
            label="关联项目"
            hint="名称、拼音首字母或编号"
            chosen={projects}
            search={findProjects}
            read={(value) => value}
          />
          <FormField
            of={of.sourceNote}
            name="assignment.facts.sourceNote"
            help="如某次会议、某件批示；可不填"
          />
        </FormSection>
        <FormSection title="谁来办、何时办结" columns={2}>
          <FormField of={of.ownerUnitId} name="assignment.facts.ownerUnitId" />
          <FormField
            of={of.ownerId}
            name="assignment.facts.ownerId"
            within="assignment.facts.ownerUnitId"
            help="不选就由承办单位自行安排"
          />
          <FormField of={of.dueOn} name="assignment.facts.dueOn" help="须是工作日，如 2026-12-18、下月15日" />
          <FormField of={of.level} name="assignment.facts.level" />
          <Several
            name="assignment.helperIds"
            label="协办单位"
            hint="单位名称"
            chosen={[]}
            search={searchIn(helpers)}
            read={Number}
          />
          <FormField of={of.departmentId} name="assignment.facts.departmentId" />
          <FormField
            of={of.supervisorUnitId}
            name="assignment.facts.supervisorUnitId"
            help="不选就是您的单位"
          />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}

const searchIn =
  (options: readonly ComboOption[]): ComboSearch =>
  async (question) =>
    options.filter(({ label }) => label.includes(question));

type SeveralProps = {
  name: string;
  label: string;
  hint: string;
  chosen: readonly ComboOption[];
  search: ComboSearch;
  read: (value: string) => string | number;
};

/** Several records of one kind, kept in the form by their values. */
function Several({ name, label, hint, chosen, search, read }: SeveralProps) {
  const { control, formState } = useFormContext();
  const [known, setKnown] = useState<readonly ComboOption[]>(chosen);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} error={messageOf(get(formState.errors, name))}>
          <MultiCombobox
            search={search}
            placeholder={hint}
            value={(field.value as (string | number)[]).map(
              (one) =>
                known.find(({ value }) => value === String(one)) ?? {
                  value: String(one),
                  label: String(one),
                },
            )}
            onChange={(options) => {
              setKnown([...known, ...options]);
              field.onChange(options.map(({ value }) => read(value)));
            }}
          />
        </Field>
      )}
    />
  );
}
