"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import type { z } from "zod";
import { messageOf } from "@/app/(office)/form/error-message";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { FormOptionsProvider, type Option } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { useRegister } from "@/app/(office)/form/use-register";
import { Likeness } from "@/app/(office)/projects/likeness";
import { Button, LinkButton } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { TextInput } from "@/app/ui/text-input";
import { noAmount } from "@/lib/fields/numbers";
import { logLead } from "@/lib/projects/actions";
import { leadInput, leadFields as of, type LeadForm as Values } from "@/lib/projects/input";

export type LeadFormProps = {
  units: readonly Option[];
  formKey: string;
  kept: { data: Partial<Values>; savedAt: string } | null;
};

/** One lead after the other: each on an empty form, under a key of its own that the page brings when it is read again. */
export function LeadForm(props: LeadFormProps) {
  const [filed, setFiled] = useState<{ code: string; key: string } | null>(null);
  if (!filed) return <OpenForm {...props} onFiled={(code) => setFiled({ code, key: props.formKey })} />;
  return <Receipt code={filed.code} waiting={filed.key === props.formKey} onAgain={() => setFiled(null)} />;
}

type OpenFormProps = LeadFormProps & { onFiled: (code: string) => void };

function OpenForm({ units, formKey, kept, onFiled }: OpenFormProps) {
  const form = useRecordForm<Values>({
    schema: leadInput as unknown as z.ZodType<unknown, Values>,
    values: {
      investor: "",
      lead: {
        name: "",
        unitId: units.length === 1 ? (units[0]?.value ?? "") : "",
        content: "",
        totalInvestment: noAmount,
        leadSource: "",
      },
    },
    kept,
    draft: "lead",
    prefix: "lead.",
    send: (lead) => logLead({ key: formKey, lead }),
    onSaved: (code) => onFiled(String(code)),
  });
  return (
    <FormOptionsProvider options={{ unitId: units }}>
      <div className="max-w-reading">
        <FormFrame record={form} labels={{}} part={({ lead }) => lead} act="提交线索">
          <div className="space-y-4">
            <FormField of={of.name} name="lead.name" />
            <Investor />
            <Likeness code={null} name="lead.name" />
            <FormField of={of.unitId} name="lead.unitId" />
            <FormField of={of.content} name="lead.content" />
            <FormField
              of={of.totalInvestment}
              name="lead.totalInvestment"
              help="不知道就空着；可写 1.2亿、约10亿元、待定"
            />
            <FormField of={of.leadSource} name="lead.leadSource" help="谁介绍的、哪次活动" />
          </div>
        </FormFrame>
      </div>
    </FormOptionsProvider>
  );
}

function Investor() {
  const { formState } = useFormContext<Values>();
  const register = useRegister<Values>();
  return (
    <Field
      label="投资方"
      required
      error={messageOf(formState.errors.investor)}
      help="填企业全称；本单位没有登记过的会自动登记"
    >
      <TextInput {...register("investor")} />
    </Field>
  );
}

function Receipt({ code, waiting, onAgain }: { code: string; waiting: boolean; onAgain: () => void }) {
  return (
    <div role="status" className="max-w-reading rounded-lg border border-line bg-bg p-6 text-center">
      <p className="text-lg font-semibold text-good">线索已登记</p>
      <p className="mt-1 text-muted">受理号</p>
      <p className="text-figure font-semibold">{code}</p>
      <div className="mt-4 flex justify-center gap-2">
        <LinkButton href={`/projects/${code}`}>查看项目</LinkButton>
        <Button look="primary" pending={waiting} onClick={onAgain}>
          再填一条
        </Button>
      </div>
    </div>
  );
}
