"use client";

import { z } from "zod";
import { labelsOf } from "@/app/(office)/admin/labels";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { FormOptionsProvider, type Option } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { FormSection } from "@/app/ui/form-section";
import { revisePerson } from "@/lib/people/actions";
import { personRevisionFields as of, type PersonRevisionForm, personRevisionInput } from "@/lib/people/input";

const schema = z.strictObject({ person: personRevisionInput });
type Form = z.input<typeof schema>;

export type PersonFormProps = {
  account: string;
  version: number;
  start: PersonRevisionForm;
  units: readonly Option[];
};

export function PersonForm({ account, version, start, units }: PersonFormProps) {
  const record = useRecordForm<Form>({
    schema,
    values: { person: start },
    draft: null,
    version,
    prefix: "person.",
    send: ({ person }, seen) => revisePerson({ account, version: seen.version, person }),
  });
  return (
    <FormOptionsProvider options={{ unitId: units }}>
      <FormFrame record={record} labels={labelsOf(of)} part={({ person }) => person} act="保存">
        <FormSection title={`账号 ${account}`} columns={2}>
          <FormField of={of.name} name="person.name" />
          <FormField
            of={of.unitId}
            name="person.unitId"
            help="换单位不会改变已有的角色，请同时告诉安全管理员"
          />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
