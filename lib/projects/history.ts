import "server-only";
import { aboutOf, type History, type HistoryItem, historyIn } from "@/lib/audit/acts";
import type { HistoryEntry } from "@/lib/audit/history";
import { verbName } from "@/lib/auth/verb-names";
import { labelsOf, optionsOf } from "@/lib/dictionaries/queries";
import { wordsOf } from "@/lib/dictionaries/shown";
import { missing } from "@/lib/fields/kinds";
import { unitNames } from "@/lib/units/queries";
import { ownFieldLabels, projectFields } from "./fields";
import { promiseFields } from "./promise-input";
import { projectHistory } from "./queries";
import type { Project } from "./reach";
import { investorRoles, promiseKinds, reviewNames, type Status, statusNames } from "./rules";

const verbWords: Readonly<Record<string, string>> = {
  "project.log": "登记项目",
  "project.import": "导入项目",
  "project.revise": "修改项目",
  "project.plan": "调整计划日期",
  "project.advance": "填报节点",
  "project.attach": "补充材料",
  "project.pass": "审核通过",
  "project.verify": "认定节点",
  "project.return": "退回节点",
  "project.setBack": "回退阶段",
  "project.setPace": "调整推进状态",
  "project.pause": "暂缓",
  "project.resume": "恢复推进",
  "project.end": "终止",
  "project.transfer": "流转",
  "project.merge": "合并",
  "project.void": "作废",
  "project.promise": "登记承诺",
  "project.reviewPromise": "审查承诺",
  "progress.report": "填报进展",
  "progress.confirmUnchanged": "确认无变化",
  "system.build": "系统转入在建",
};

/** The act in the words of a project's record. */
export const actName = (verb: string): string => verbWords[verb] ?? verbName(verb);

/** Kept by ids or for the machine alone. */
const silent = new Set([
  "reportedMonth",
  "plannedPrecision",
  "actualPrecision",
  "parentId",
  "firstProjectId",
  "projectId",
  "companyId",
  "milestoneId",
  "fileId",
  "reportedBy",
  "passedBy",
  "verifiedBy",
  "returnedBy",
  "passedAt",
  "reportedAt",
  "returnedAt",
]);

const otherLabels: Readonly<Record<string, string>> = {
  ...ownFieldLabels,
  plannedOn: "计划日期",
  actualOn: "实际日期",
  note: "说明",
  verifiedAt: "认定时间",
  returnReason: "退回原因",
  countedAmount: "计入金额",
  role: "投资方类型",
  share: "持股（%）",
  kind: "类型",
  datedOn: "材料日期",
  review: "公平竞争审查",
  reviewedOn: "审查日期",
};

/** Who changed what, when, old → new in the words of the forms. */
export async function historyInWords(project: Project, before?: number): Promise<History> {
  const [entries, { stages, show }] = await Promise.all([projectHistory(project, before), changeWords()]);
  return historyIn(entries, (entry) => itemOf(entry, { project, stages, show }));
}

/** Labels and values of what the log keeps, in the words of the forms. */
export async function changeWords() {
  const [words, units, stages, bandWords] = await Promise.all([
    wordsOf(projectFields),
    unitNames(),
    optionsOf("stages"),
    labelsOf("sizeBands"),
  ]);
  const stageWords = new Map(stages.map(({ value, label }) => [value, label]));
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return missing;
    if (field === "unitId") return units.get(Number(value)) ?? String(value);
    if (field === "stage" || field === "verifiedStage") return stageWords.get(String(value)) ?? String(value);
    if (field === "sizeClass") return bandWords.get(String(value)) ?? String(value);
    if (field === "status") return statusNames[value as Status] ?? String(value);
    if (field === "review") return reviewNames[value as keyof typeof reviewNames] ?? String(value);
    if (field === "role") return investorRoles[value as keyof typeof investorRoles] ?? String(value);
    if (field === "kind") return promiseKinds[value as keyof typeof promiseKinds] ?? String(value);
    if (field === "countedAmount" || field === "ceiling")
      return projectFields.totalInvestment.show(value as never);
    if (field in projectFields) return words(field as keyof typeof projectFields, value);
    if (field.endsWith("At")) return String(value).slice(0, 16);
    if (typeof value === "boolean") return value ? "是" : "否";
    return String(value);
  };
  return { stages: stageWords, label: labelOf, show };
}

type Showing = {
  project: Project;
  stages: ReadonlyMap<string, string>;
  show: (field: string, value: unknown) => string;
};

function itemOf(
  { id, at, who, verb, entity, label, reason, changes }: HistoryEntry,
  { project, stages, show }: Showing,
): HistoryItem {
  const about = entity === "projects" ? "" : aboutOf(label, project.name, stages);
  return {
    id,
    at,
    who,
    what: actName(verb),
    reason,
    lines: changes
      .filter(({ field, from, to }) => !silent.has(field) && !(from === null && to === false))
      .map(({ field, from, to }) => ({
        label: [about, labelOf(field, entity)].filter(Boolean).join(" "),
        from: from === null ? null : show(field, from),
        to: show(field, to),
      })),
  };
}

/** A promise has a field `content` as its project has, and calls it otherwise. */
const labelOf = (field: string, entity: string | null = null): string =>
  (entity === "promises" ? promiseFields[field as keyof typeof promiseFields]?.label : undefined) ??
  projectFields[field as keyof typeof projectFields]?.label ??
  otherLabels[field] ??
  field;
