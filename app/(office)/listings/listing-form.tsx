"use client";

import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { day } from "@/lib/fields/kinds";
import { logListing, reviseListing } from "@/lib/listings/actions";
import { listingFields as of } from "@/lib/listings/fields";
import { type ListingForm as Listing, listingInput } from "@/lib/listings/input";
import { CompanyPicker } from "./company-picker";

const pooledOn = day("入库日期");
const schema = z.strictObject({ listing: listingInput, pooledOn: pooledOn.input });
type Values = { listing: Listing; pooledOn: string };

export type ListingFormProps = {
  values: Values;
  options: FormOptions;
  formKey: string;
  company: { id: number; name: string } | null;
  record?: { code: string; version: number };
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function ListingForm({ values, options, formKey, company, record, kept }: ListingFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record?.version,
    prefix: "listing.",
    draft: record ? `listing:${record.code}` : "listing:new",
    send: (typed, { version }) =>
      record
        ? reviseListing({ code: record.code, version, listing: typed.listing })
        : logListing({ key: formKey, ...typed }),
    leadsTo: (code) => `/listings/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ listing }) => listing}
        act={record ? "保存修改" : "登记入库"}
        cancel={<LinkButton href={record ? `/listings/${record.code}` : "/listings/table"}>取消</LinkButton>}
      >
        <FormSection title="企业" columns={2}>
          <CompanyPicker name="listing.companyId" label={of.companyId.label} known={company} />
          <FormField of={of.unitId} name="listing.unitId" />
          <FormField of={of.tier} name="listing.tier" />
          {!record && <FormField of={pooledOn} name="pooledOn" help="列入后备库的日期，不填按今天" />}
        </FormSection>
        <FormSection title="上市计划" columns={2}>
          <FormField of={of.board} name="listing.board" />
          <FormField of={of.owner} name="listing.owner" />
          <FormField of={of.plannedFilingOn} name="listing.plannedFilingOn" />
          <FormField of={of.plannedListingOn} name="listing.plannedListingOn" />
          <FormField of={of.problem} name="listing.problem" className="md:col-span-2" />
          <FormField of={of.nextStep} name="listing.nextStep" className="md:col-span-2" />
          <FormField of={of.note} name="listing.note" className="md:col-span-2" />
        </FormSection>
        <FormSection title="知悉范围">
          <FormField of={of.isConfidential} name="listing.isConfidential" />
          <p className="text-xs text-muted">
            保密企业只对上市专员、市招商负责人和领导显示；县区和部门看不到，也不计入他们看到的数。
          </p>
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
