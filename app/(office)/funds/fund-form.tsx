"use client";

import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { logFund, reviseFund } from "@/lib/funds/actions";
import { fundFields as of } from "@/lib/funds/fields";
import { type FundForm as Fund, fundInput } from "@/lib/funds/input";

const schema = z.strictObject({ fund: fundInput });
type Values = { fund: Fund };

export type FundFormProps = {
  values: Values;
  options: FormOptions;
  formKey: string;
  record?: { code: string; version: number };
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function FundForm({ values, options, formKey, record, kept }: FundFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record?.version,
    prefix: "fund.",
    draft: record ? `fund:${record.code}` : "fund:new",
    send: ({ fund }, { version }) =>
      record ? reviseFund({ code: record.code, version, fund }) : logFund({ key: formKey, fund }),
    leadsTo: (code) => `/funds/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ fund }) => fund}
        act={record ? "保存修改" : "登记基金"}
        cancel={<LinkButton href={record ? `/funds/${record.code}` : "/funds"}>取消</LinkButton>}
      >
        <FormSection title="基金" columns={2}>
          <FormField of={of.name} name="fund.name" className="md:col-span-2" />
          <FormField of={of.shortName} name="fund.shortName" />
          <FormField of={of.layer} name="fund.layer" />
          <FormField
            of={of.parentId}
            name="fund.parentId"
            help="母基金不填；层级在两层以内，子基金原则上直接投资"
          />
          <FormField of={of.kind} name="fund.kind" />
          <FormField of={of.manager} name="fund.manager" />
          <FormField of={of.size} name="fund.size" help="可写 50、50亿、约20亿元、待定" />
          <FormField of={of.unitId} name="fund.unitId" />
          <FormField of={of.status} name="fund.status" />
        </FormSection>
        <FormSection title="备案与期限" columns={2}>
          <FormField of={of.registrationNumber} name="fund.registrationNumber" />
          <FormField of={of.establishedOn} name="fund.establishedOn" />
          <FormField of={of.investUntil} name="fund.investUntil" />
          <FormField of={of.endsOn} name="fund.endsOn" />
          <FormField of={of.focus} name="fund.focus" className="md:col-span-2" />
          <FormField of={of.policyBasis} name="fund.policyBasis" className="md:col-span-2" />
          <FormField of={of.note} name="fund.note" className="md:col-span-2" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
