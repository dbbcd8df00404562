"use client";

import { useWatch } from "react-hook-form";
import { z } from "zod";
import { labelsOf } from "@/app/(office)/admin/labels";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { logUnit } from "@/lib/units/actions";
import { unitFields as of } from "@/lib/units/fields";
import { unitInput } from "@/lib/units/input";

const schema = z.strictObject({ unit: unitInput });
type Form = z.input<typeof schema>;

export function NewUnitForm({ options }: { options: FormOptions }) {
  const record = useRecordForm<Form>({
    schema,
    values: { unit: { ...rawOf(of, null), validFrom: today() } },
    draft: null,
    prefix: "unit.",
    send: ({ unit }) => logUnit(unit),
    leadsTo: () => "/admin/units",
  });
  const kind = useWatch({ control: record.form.control, name: "unit.kind" });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={record}
        labels={labelsOf(of)}
        part={({ unit }) => unit}
        act="新建单位"
        cancel={<LinkButton href="/admin/units">取消</LinkButton>}
      >
        <FormSection title="名称与位置" columns={2}>
          <FormField of={of.name} name="unit.name" />
          <FormField of={of.shortName} name="unit.shortName" help="列表和报表里用的短名，如 龙游" />
          <FormField of={of.code} name="unit.code" help="如 330825；没有国标代码的自编，如 330800D6" />
          <FormField of={of.parentId} name="unit.parentId" />
        </FormSection>
        <FormSection title="类型" columns={2}>
          <FormField of={of.kind} name="unit.kind" help="决定哪些角色可以授予在这个单位" />
          {kind === "chainOffice" && <FormField of={of.chainCode} name="unit.chainCode" />}
          <FormField of={of.validFrom} name="unit.validFrom" />
          {(kind === "county" || kind === "zone") && (
            <FormField of={of.carriesTarget} name="unit.carriesTarget" />
          )}
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
