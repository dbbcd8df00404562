"use client";

import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { CompanyPicker } from "@/app/(office)/listings/company-picker";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { logListed, reviseListed } from "@/lib/listings/actions";
import { listedFields as of } from "@/lib/listings/fields";
import { type ListedForm as Listed, listedInput } from "@/lib/listings/input";

const schema = z.strictObject({ listed: listedInput });
type Values = { listed: Listed };

export type ListedFormProps = {
  values: Values;
  options: FormOptions;
  formKey: string;
  company: { id: number; name: string } | null;
  record?: { code: string; version: number };
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function ListedForm({ values, options, formKey, company, record, kept }: ListedFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record?.version,
    prefix: "listed.",
    draft: record ? `listed:${record.code}` : "listed:new",
    send: ({ listed }, { version }) =>
      record ? reviseListed({ code: record.code, version, listed }) : logListed({ key: formKey, listed }),
    leadsTo: (code) => `/listings/listed/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ listed }) => listed}
        act={record ? "保存修改" : "登记上市公司"}
        cancel={
          <LinkButton href={record ? `/listings/listed/${record.code}` : "/listings/listed"}>取消</LinkButton>
        }
      >
        <FormSection title="公司与股票" columns={2}>
          <CompanyPicker name="listed.companyId" label={of.companyId.label} known={company} />
          <FormField of={of.unitId} name="listed.unitId" />
          <FormField of={of.board} name="listed.board" />
          <FormField of={of.stockCode} name="listed.stockCode" />
          <FormField of={of.stockName} name="listed.stockName" />
          <FormField of={of.listedOn} name="listed.listedOn" />
        </FormSection>
        <FormSection title="募集资金" columns={2}>
          <FormField of={of.proceeds} name="listed.proceeds" help="扣除发行费用的净额；未知请留空" />
          <FormField of={of.localProceeds} name="listed.localProceeds" />
        </FormSection>
        <FormSection title="退市" note="仍在上市请留空" columns={2}>
          <FormField of={of.delistedOn} name="listed.delistedOn" />
          <FormField of={of.delistReason} name="listed.delistReason" />
          <FormField of={of.note} name="listed.note" className="md:col-span-2" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
