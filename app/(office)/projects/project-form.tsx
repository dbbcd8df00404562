"use client";

import { z } from "zod";
import { type FieldNotes, FieldNotesProvider } from "@/app/(office)/form/field-notes";
import { FormField } from "@/app/(office)/form/form-field";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { type FormOptions, FormOptionsProvider } from "@/app/(office)/form/form-options";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { LinkButton } from "@/app/ui/button";
import { FormSection } from "@/app/ui/form-section";
import { logProject, reviseProject } from "@/lib/projects/actions";
import { projectFields as of } from "@/lib/projects/fields";
import {
  type InvestorForm,
  investorList,
  type ProjectForm as Project,
  projectInput,
} from "@/lib/projects/input";
import { InvestorRows } from "./investor-rows";
import { Likeness } from "./likeness";

const schema = z.strictObject({ project: projectInput, investors: investorList });
type Values = { project: Project; investors: InvestorForm[] };

export type ProjectFormProps = {
  values: Values;
  options: FormOptions;
  formKey: string;
  /** The record being revised; absent for a new one. */
  record?: { code: string; version: number };
  names: Readonly<Record<number, string>>;
  /** What reviewers sent back, by the form's field. */
  returned?: FieldNotes;
  kept: { data: Partial<Values>; savedAt: string } | null;
};

const labels = Object.fromEntries(Object.entries(of).map(([key, { label }]) => [key, label]));

export function ProjectForm({
  values,
  options,
  formKey,
  record,
  names,
  returned = {},
  kept,
}: ProjectFormProps) {
  const form = useRecordForm<Values>({
    schema: schema as unknown as z.ZodType<unknown, Values>,
    values,
    kept,
    version: record?.version,
    prefix: "project.",
    draft: record ? `project:${record.code}` : "project:new",
    send: (typed, { confirmed, version }) =>
      record
        ? reviseProject({ ...typed, code: record.code, version, confirmed })
        : logProject({ ...typed, key: formKey }),
    leadsTo: (code) => `/projects/${code}`,
  });
  return (
    <FormOptionsProvider options={options}>
      <FormFrame
        record={form}
        labels={labels}
        part={(all) => all.project}
        act={record ? "保存修改" : "登记项目"}
        cancel={<LinkButton href={record ? `/projects/${record.code}` : "/projects"}>取消</LinkButton>}
      >
        <FieldNotesProvider notes={returned}>
          <Groups names={names} code={record?.code ?? null} />
        </FieldNotesProvider>
      </FormFrame>
    </FormOptionsProvider>
  );
}

/** Which fields, in which groups: the order of the paper form. */
function Groups({ names, code }: { names: Readonly<Record<number, string>>; code: string | null }) {
  return (
    <>
      <FormSection title="基本情况" columns={2}>
        <FormField of={of.name} name="project.name" className="md:col-span-2" />
        <Likeness code={code} />
        <FormField of={of.unitId} name="project.unitId" />
        <FormField
          of={of.regionCode}
          name="project.regionCode"
          help="土地所在的县（市、区），与承接单位分开统计"
        />
        <FormField of={of.park} name="project.park" />
        <FormField of={of.projectType} name="project.projectType" />
        <FormField of={of.buildType} name="project.buildType" />
        <FormField of={of.sourceArea} name="project.sourceArea" />
        <FormField of={of.leadSource} name="project.leadSource" />
        <FormField of={of.content} name="project.content" className="md:col-span-2" />
      </FormSection>
      <FormSection title="投资方">
        <InvestorRows names={names} />
      </FormSection>
      <FormSection title="投资与效益" note="可写 15000、1.5亿、约10亿元、2-3亿、待定、5000万美元" columns={3}>
        <FormField of={of.totalInvestment} name="project.totalInvestment" />
        <FormField of={of.fixedInvestment} name="project.fixedInvestment" />
        <FormField of={of.equipmentInvestment} name="project.equipmentInvestment" />
        <FormField of={of.expectedOutput} name="project.expectedOutput" />
        <FormField of={of.expectedTax} name="project.expectedTax" />
      </FormSection>
      <FormSection title="产业链" columns={2}>
        <FormField of={of.chainCode} name="project.chainCode" />
        <FormField of={of.segmentCode} name="project.segmentCode" within="project.chainCode" />
        <FormField of={of.chainRole} name="project.chainRole" />
        <FormField of={of.industryCode} name="project.industryCode" />
      </FormSection>
      <FormSection title="要素" columns={3}>
        <FormField of={of.landArea} name="project.landArea" />
        <FormField of={of.plantArea} name="project.plantArea" />
        <FormField of={of.jobs} name="project.jobs" />
        <FormField of={of.energy} name="project.energy" />
        <FormField
          of={of.electricity}
          name="project.electricity"
          help="能耗 1000 吨标煤或用电 500 万千瓦时以上，须节能审查"
        />
      </FormSection>
      <FormSection title="责任与推进" columns={2}>
        <FormField of={of.owner} name="project.owner" />
        <FormField of={of.leader} name="project.leader" />
        <FormField of={of.problem} name="project.problem" />
        <FormField of={of.demand} name="project.demand" />
        <FormField of={of.nextStep} name="project.nextStep" />
        <FormField of={of.remark} name="project.remark" />
      </FormSection>
      <FormSection title="编号与来源" columns={3}>
        <FormField
          of={of.approvalCode}
          name="project.approvalCode"
          help="备案后取得，如 2304-330802-04-01-123456"
        />
        <FormField
          of={of.statisticsOn}
          name="project.statisticsOn"
          help="进入统计项目库的日期，开工满一个月还没有的亮黄灯"
        />
        <FormField of={of.signEvent} name="project.signEvent" />
        <FormField of={of.sourceNumber} name="project.sourceNumber" />
      </FormSection>
    </>
  );
}
