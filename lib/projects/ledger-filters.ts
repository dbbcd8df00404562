import "server-only";
import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { milestones, projects } from "@/db/schema";
import type { LedgerFilter } from "@/lib/ledger/spec";
import { parseAmount } from "@/lib/money/amount";
import type { Unit } from "@/lib/units/queries";
import { countsOnce, isNew, reportedIn, verifiedIn } from "./counting";
import { projectFields as of } from "./fields";
import { exemptNow, reasonWaits, setByHand, showsColour, turnedBy } from "./lights/colours";
import { lampWords } from "./lights/words";
import { buildTypes, chainRoles, closedStatuses, projectTypes, sourceAreas, statusNames } from "./rules";

type Option = { value: string; label: string; parent: string | null };
export type FilterWords = {
  carriers: Unit[];
  stage: Option[];
  chain: Option[];
  segment: Option[];
  region: Option[];
  band: Option[];
  lightRule: Option[];
};

const none = { value: "none", label: "未填" };

/** Codes of a column; "none" asks for the rows where it is empty. */
const inCodes =
  (column: PgColumn) =>
  (codes: string[]): SQL | undefined =>
    or(inArray(column, codes), codes.includes("none") ? isNull(column) : undefined);

const choiceOf = (
  label: string,
  column: PgColumn,
  options: { value: string; label: string }[],
): LedgerFilter => ({
  kind: "choice",
  label,
  options: [...options.map(({ value, label: word }) => ({ value, label: word })), none],
  where: inCodes(column),
});

const listed = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

const yuanOf = (typed: string | null): number | null => {
  const parsed = typed ? parseAmount(typed, { unit: "万元" }) : null;
  return parsed?.ok ? (parsed.amount?.yuan ?? null) : null;
};

const between =
  (column: PgColumn) =>
  (from: string | null, to: string | null): SQL | undefined =>
    and(from ? sql`${column} >= ${from}::date` : undefined, to ? sql`${column} <= ${to}::date` : undefined);

const amountBetween =
  (column: PgColumn) =>
  (from: string | null, to: string | null): SQL | undefined => {
    const [least, most] = [yuanOf(from), yuanOf(to)];
    return and(
      least === null ? undefined : sql`${column} >= ${least}`,
      most === null ? undefined : sql`${column} <= ${most}`,
    );
  };

const contains =
  (column: PgColumn) =>
  (text: string): SQL =>
    sql`${column} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;

/** A milestone of that stage that counts: accepted by the city. */
const hasVerified = (codes: string[]): SQL =>
  sql`exists (select 1 from ${milestones} where ${milestones.projectId} = ${projects.id} and ${inArray(milestones.stage, codes)} and ${milestones.verifiedAt} is not null)`;

const waitingForAcceptance = sql`exists (select 1 from ${milestones} where ${milestones.projectId} = ${projects.id}
  and ${milestones.actualOn} is not null and ${milestones.verifiedAt} is null and ${milestones.returnedAt} is null
  and ${milestones.stage} not in ('LEAD', 'TALK', 'REVIEW', 'BUILD'))`;

const wasReturned = sql`exists (select 1 from ${milestones} where ${milestones.projectId} = ${projects.id} and ${milestones.returnedAt} is not null)`;

const isLampCode = (code: string): code is keyof typeof lampWords => Object.hasOwn(lampWords, code);

const flags: Record<string, LedgerFilter> = {
  counted: { kind: "flag", label: "计入统计", where: () => countsOnce },
  fresh: { kind: "flag", label: "不含增资扩产", where: () => isNew },
  waiting: { kind: "flag", label: "待认定", where: () => waitingForAcceptance },
  returned: { kind: "flag", label: "被退回", where: () => wasReturned },
  unstarted: {
    kind: "flag",
    label: "正式签约未开工",
    where: () => and(isNotNull(projects.signedOn), isNull(projects.startedOn)),
  },
  doubt: { kind: "flag", label: "阶段待核", where: () => eq(projects.stageDoubt, true) },
  unknown: { kind: "flag", label: "总投资未知", where: () => isNull(projects.totalInvestmentYuan) },
  asked: { kind: "flag", label: "亮灯原因待评议", where: () => reasonWaits },
  exempt: { kind: "flag", label: "灯已免评", where: () => exemptNow() },
  byHand: { kind: "flag", label: "人工定灯", where: () => setByHand() },
  phases: { kind: "flag", label: "分期项目", where: () => isNotNull(projects.parentId) },
};

const lampFilter: Record<string, LedgerFilter> = {
  light: {
    kind: "choice",
    label: "灯",
    options: Object.entries(lampWords).map(([value, { shape, name }]) => ({
      value,
      label: `${shape} ${name}`,
    })),
    where: (codes) => or(...codes.filter(isLampCode).map((code) => showsColour(code))) ?? sql`false`,
  },
};

const ruleFilter = (lightRule: Option[]): Record<string, LedgerFilter> => ({
  rule: {
    kind: "choice",
    label: "灯的原因",
    options: lightRule.map(({ value, label }) => ({ value, label })),
    where: (codes) => or(...codes.map((code) => turnedBy(code))),
  },
});

const dayFilters: Record<string, LedgerFilter> = {
  signed: { kind: "day", label: "正式签约日期", where: between(projects.signedOn) },
  framework: { kind: "day", label: "框架签约日期", where: (from, to) => verifiedIn("SIGN_FW", from, to) },
  produced: { kind: "day", label: "投产日期", where: (from, to) => verifiedIn("PROD", from, to) },
  signReported: {
    kind: "day",
    label: "填报的正式签约日期",
    where: (from, to) => reportedIn("SIGN", from, to),
  },
  startReported: { kind: "day", label: "填报的开工日期", where: (from, to) => reportedIn("START", from, to) },
  statistics: { kind: "day", label: of.statisticsOn.label, where: between(projects.statisticsOn) },
  moved: { kind: "day", label: "最近更新", where: between(projects.movedOn) },
  started: { kind: "day", label: "开工日期", where: between(projects.startedOn) },
  plannedStart: { kind: "day", label: "计划开工", where: between(projects.plannedStartOn) },
};

export const projectFilters = ({
  carriers,
  stage,
  chain,
  segment,
  region,
  band,
  lightRule,
}: FilterWords): Record<string, LedgerFilter> => ({
  unit: {
    kind: "choice",
    label: of.unitId.label,
    options: carriers.map(({ code, shortName }) => ({ value: code, label: shortName })),
    where: (codes) => {
      const ids = carriers.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
      const [only, ...others] = ids;
      if (only === undefined) return sql`false`;
      return others.length === 0 ? eq(projects.unitId, only) : inArray(projects.unitId, ids);
    },
  },
  stage: {
    kind: "choice",
    label: "阶段",
    options: stage.map(({ value, label }) => ({ value, label })),
    where: (codes) => inArray(projects.stage, codes),
  },
  verified: {
    kind: "choice",
    label: "已认定节点",
    options: stage
      .filter(({ value }) => !["LEAD", "TALK", "REVIEW", "BUILD"].includes(value))
      .map(({ value, label }) => ({ value, label })),
    where: hasVerified,
  },
  chain: choiceOf(of.chainCode.label, projects.chainCode, chain),
  total: {
    kind: "range",
    label: of.totalInvestment.label,
    unit: "万元",
    where: amountBetween(projects.totalInvestmentYuan),
  },
  ...lampFilter,
  status: {
    kind: "choice",
    label: "状态",
    options: [{ value: "open", label: "未终止" }, ...listed(statusNames)],
    where: (codes) =>
      or(
        inArray(projects.status, codes),
        codes.includes("open") ? notInArray(projects.status, [...closedStatuses]) : undefined,
      ),
  },
  ...dayFilters,
  band: choiceOf("规模档", projects.sizeClass, band),
  region: choiceOf(of.regionCode.label, projects.regionCode, region),
  segment: choiceOf(of.segmentCode.label, projects.segmentCode, segment),
  role: choiceOf(of.chainRole.label, projects.chainRole, listed(chainRoles)),
  type: choiceOf(of.projectType.label, projects.projectType, listed(projectTypes)),
  build: choiceOf(of.buildType.label, projects.buildType, listed(buildTypes)),
  source: choiceOf(of.sourceArea.label, projects.sourceArea, listed(sourceAreas)),
  investor: { kind: "text", label: "投资方", where: contains(projects.investorNames) },
  owner: { kind: "text", label: of.owner.label, where: contains(projects.owner) },
  ...ruleFilter(lightRule),
  ...flags,
  updated: {
    kind: "day",
    label: "修改日期",
    where: (from, to) =>
      and(
        from ? sql`${projects.updatedAt} >= ${from}::date` : undefined,
        to ? sql`${projects.updatedAt} < ${to}::date + 1` : undefined,
      ),
  },
});
