"use client";

import { useEffect } from "react";
import { useWatch } from "react-hook-form";
import { z } from "zod";
import { labelsOf } from "@/app/(office)/admin/labels";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { Button } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { giveGrant } from "@/lib/people/actions";
import { grantFields as of } from "@/lib/people/fields";
import { grantInput } from "@/lib/people/input";

const schema = z.strictObject({ grant: grantInput });
type Form = z.input<typeof schema>;

export type GrantFormProps = { account: string; formKey: string; options: FormOptions; close: () => void };

export function GrantForm({ account, formKey, options, close }: GrantFormProps) {
  const record = useRecordForm<Form>({
    schema,
    values: { grant: { ...rawOf(of, null), fromDay: today() } },
    draft: null,
    prefix: "grant.",
    send: ({ grant }) => giveGrant({ key: formKey, account, grant }),
    onSaved: close,
  });
  const { control, setValue } = record.form;
  const [role, unitId] = useWatch({ control, name: ["grant.role", "grant.unitId"] });
  // What a choice leaves open only once is filled in; what it rules out is emptied.
  useEffect(() => setValue("grant.unitId", onlyOne(options.unitId, role)), [role, options, setValue]);
  useEffect(() => {
    setValue("grant.chainCode", role === "chainTaskForce" ? onlyOne(options.chains, unitId) : "");
  }, [role, unitId, options, setValue]);
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={record}
        labels={labelsOf(of)}
        part={({ grant }) => grant}
        act="授予角色"
        cancel={<Button onClick={close}>取消</Button>}
      >
        <FormSection title="角色与范围" columns={2}>
          <FormField of={of.role} name="grant.role" />
          <FormField of={of.unitId} name="grant.unitId" within="grant.role" help="先选角色" />
          {role === "chainTaskForce" && (
            <FormField of={of.chainCode} name="grant.chainCode" within="grant.unitId" />
          )}
        </FormSection>
        <FormSection title="有效期" note="到期日留空为长期" columns={2}>
          <FormField of={of.fromDay} name="grant.fromDay" />
          <FormField of={of.toDay} name="grant.toDay" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}

function onlyOne(options: FormOptions[string] = [], parent: string): string {
  const [only, ...others] = options.filter((option) => option.parent === parent);
  return only && others.length === 0 ? only.value : "";
}
