"use client";

import { z } from "zod";
import { labelsOf } from "@/app/(office)/admin/labels";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { FormSection } from "@/app/ui/form-section";
import { reviseUnit } from "@/lib/units/actions";
import { unitRevisionFields as of, type UnitRevisionForm, unitRevisionInput } from "@/lib/units/input";

const schema = z.strictObject({ unit: unitRevisionInput });
type Form = z.input<typeof schema>;

export type UnitFormProps = {
  code: string;
  version: number;
  start: UnitRevisionForm;
  options: FormOptions;
  /** The city has nothing above it, and only some kinds carry a target. */
  shows: { parent: boolean; target: boolean };
};

export function UnitForm({ code, version, start, options, shows }: UnitFormProps) {
  const record = useRecordForm<Form>({
    schema,
    values: { unit: start },
    draft: null,
    version,
    prefix: "unit.",
    send: ({ unit }, seen) => reviseUnit({ code, version: seen.version, unit }),
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame record={record} labels={labelsOf(of)} part={({ unit }) => unit} act="保存">
        <FormSection title="调整" columns={2}>
          <FormField of={of.name} name="unit.name" />
          <FormField of={of.shortName} name="unit.shortName" />
          {shows.parent && (
            <FormField of={of.parentId} name="unit.parentId" help="换上级会改变上级单位的人能看到的范围" />
          )}
          {shows.target && <FormField of={of.carriesTarget} name="unit.carriesTarget" />}
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
