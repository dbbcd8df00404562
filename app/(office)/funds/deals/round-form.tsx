"use client";

import { z } from "zod";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { PickedField } from "@/app/(office)/funds/picked-field";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { reviseRound } from "@/lib/funds/deal-actions";
import { roundFields as of } from "@/lib/funds/fields";
import { type RoundRevisionForm, roundRevisionInput } from "@/lib/funds/input";

type Values = { round: RoundRevisionForm };

export type RoundFormProps = {
  code: string;
  version: number;
  values: Values;
  options: FormOptions;
  project?: string;
  /** How many funds joined: all of them see what is changed here. */
  joined: number;
};

const schema = z.strictObject({ round: roundRevisionInput });
const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

/** The facts of a round, for every fund in it. */
export function RoundForm({ code, version, values, options, project, joined }: RoundFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    version,
    prefix: "round.",
    draft: null,
    send: ({ round }, { version: current }) => reviseRound({ code, version: current, round }),
    leadsTo: () => `/funds/deals/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={({ round }) => round}
        act="保存修改"
        cancel={<LinkButton href={`/funds/deals/${code}`}>取消</LinkButton>}
      >
        <FormSection
          title="轮次"
          note={joined > 1 ? `这一轮有 ${joined} 只基金参与，修改对每只基金都生效` : undefined}
          columns={2}
        >
          <FormField of={of.name} name="round.name" />
          <FormField of={of.unitId} name="round.unitId" />
          <FormField of={of.chainCode} name="round.chainCode" />
          <PickedField
            from="projects"
            label={of.projectId.label}
            name="round.projectId"
            known={project}
            help="只列已正式签约的项目"
          />
          <FormField of={of.postMoney} name="round.postMoney" />
          <FormField of={of.note} name="round.note" className="md:col-span-2" />
        </FormSection>
      </FormFrame>
    </FormOptionsProvider>
  );
}
