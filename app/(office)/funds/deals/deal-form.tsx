"use client";

import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { PickedField } from "@/app/(office)/funds/picked-field";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { logDeal, reviseDeal } from "@/lib/funds/deal-actions";
import { dealFields as of, roundFields as ofRound } from "@/lib/funds/fields";
import { type DealForm as Deal, dealInput, newDealInput, type RoundForm } from "@/lib/funds/input";

type NewValues = { deal: Deal; round: RoundForm };
type Values = { deal: Deal };

type Shared = { options: FormOptions; formKey: string };

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

/** What belongs to one fund's part. */
function DealGroup() {
  return (
    <FormSection title="这只基金的投资" note="金额可写 3000、1.2亿、约5000万元、待定" columns={2}>
      <FormField of={of.fundId} name="deal.fundId" />
      <FormField of={of.role} name="deal.role" />
      <FormField of={of.decided} name="deal.decided" help="投委会通过的金额" />
      <FormField of={of.agreed} name="deal.agreed" help="投资协议上的金额；打款金额由现金流带出" />
      <FormField of={of.share} name="deal.share" />
      <FormField of={of.owner} name="deal.owner" />
      <FormField of={of.sourceNumber} name="deal.sourceNumber" />
      <FormField of={of.note} name="deal.note" className="md:col-span-2" />
    </FormSection>
  );
}

export type NewDealFormProps = Shared & {
  values: NewValues;
  kept: { data: Partial<NewValues>; savedAt: string } | null;
  /** The company, where the form begins from one. */
  company?: string;
};

/** A fund joins a round, or begins it: the same company and round name is the same round. */
export function NewDealForm({ values, options, formKey, kept, company }: NewDealFormProps) {
  const form = useRecordForm<NewValues>({
    schema: newDealInput as unknown as z.ZodType<unknown, NewValues>,
    values,
    kept,
    prefix: "deal.",
    draft: "deal:new",
    send: (typed) => logDeal({ key: formKey, ...typed }),
    leadsTo: (code) => `/funds/deals/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ deal }) => deal}
        act="登记投资项目"
        cancel={<LinkButton href="/funds/deals">取消</LinkButton>}
      >
        <FormSection
          title="企业与轮次"
          note="几只基金同投一轮，企业和轮次填成一样，撬动资本和企业个数只计一次"
          columns={2}
        >
          <PickedField
            from="companies"
            label={ofRound.companyId.label}
            name="round.companyId"
            required
            known={company}
            help={
              <a
                href="/companies/new"
                target="_blank"
                rel="noopener noreferrer"
                className="text-primary hover:underline"
              >
                没有找到？新登记一家企业
              </a>
            }
          />
          <FormField of={ofRound.name} name="round.name" help="如 天使轮、A轮、B+轮、增资一期" />
          <FormField of={ofRound.unitId} name="round.unitId" />
          <FormField of={ofRound.chainCode} name="round.chainCode" />
          <PickedField
            from="projects"
            label={ofRound.projectId.label}
            name="round.projectId"
            help="只列已正式签约的项目；没有就不填"
          />
          <FormField of={ofRound.postMoney} name="round.postMoney" />
          <FormField of={ofRound.note} name="round.note" className="md:col-span-2" />
        </FormSection>
        <DealGroup />
      </FormFrame>
    </FormOptionsProvider>
  );
}

const schema = z.strictObject({ deal: dealInput });

export type DealFormProps = Shared & {
  values: Values;
  record: { code: string; version: number };
  kept: { data: Partial<Values>; savedAt: string } | null;
};

export function DealForm({ values, options, record, kept }: DealFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record.version,
    prefix: "deal.",
    draft: `deal:${record.code}`,
    send: ({ deal }, { version }) => reviseDeal({ code: record.code, version, deal }),
    leadsTo: (code) => `/funds/deals/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ deal }) => deal}
        act="保存修改"
        cancel={<LinkButton href={`/funds/deals/${record.code}`}>取消</LinkButton>}
      >
        <DealGroup />
      </FormFrame>
    </FormOptionsProvider>
  );
}
