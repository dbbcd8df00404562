"use client";

import { useWatch } from "react-hook-form";
import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { logCompany, reviseCompany } from "@/lib/companies/actions";
import { companyFields as of } from "@/lib/companies/fields";
import { type CompanyForm as Company, companyInput } from "@/lib/companies/input";
import { creditCodeOddity } from "@/lib/companies/rules";

const schema = z.strictObject({ company: companyInput });
type Values = { company: Company };

export type CompanyFormProps = {
  values: Values;
  options: FormOptions;
  formKey: string;
  record?: { code: string; version: number };
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function CompanyForm({ values, options, formKey, record, kept }: CompanyFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record?.version,
    prefix: "company.",
    draft: record ? `company:${record.code}` : "company:new",
    send: ({ company }, { version }) =>
      record ? reviseCompany({ code: record.code, version, company }) : logCompany({ key: formKey, company }),
    leadsTo: (code) => `/companies/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ company }) => company}
        act={record ? "保存修改" : "登记企业"}
        cancel={<LinkButton href={record ? `/companies/${record.code}` : "/companies"}>取消</LinkButton>}
      >
        <FormSection title="企业" columns={2}>
          <FormField of={of.name} name="company.name" className="md:col-span-2" />
          <FormField of={of.shortName} name="company.shortName" />
          <FormField of={of.creditCode} name="company.creditCode" help={<CreditCodeOddity />} />
          <FormField of={of.unitId} name="company.unitId" />
          <FormField of={of.place} name="company.place" />
          <FormField of={of.groupName} name="company.groupName" />
          <FormField of={of.chainCode} name="company.chainCode" />
          <FormField of={of.industryCode} name="company.industryCode" />
          <FormField of={of.note} name="company.note" className="md:col-span-2" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}

/** A wrong check digit is told while typing and saved all the same: some real firms carry one. */
function CreditCodeOddity() {
  const typed: string = useWatch({ name: "company.creditCode" }) ?? "";
  const code = typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const oddity = code ? creditCodeOddity(code) : null;
  return oddity ? <span className="text-warn">{oddity}；确认无误也可以保存</span> : "18 位；境外主体可空";
}
