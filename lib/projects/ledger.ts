import "server-only";
import { isNull, type SQLWrapper, sql } from "drizzle-orm";
import { projects } from "@/db/schema";
import { today } from "@/lib/date/day";
import { optionsOf } from "@/lib/dictionaries/queries";
import { amountColumn, dayColumn, numberColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn } from "@/lib/ledger/spec";
import { type Amount, showAmount } from "@/lib/money/amount";
import { inWan, showWan, showYi } from "@/lib/money/yuan";
import { carryingUnits, unitNames } from "@/lib/units/queries";
import { wordedLedger } from "@/lib/units/worded";
import { projectFields as of } from "./fields";
import { projectFilters } from "./ledger-filters";
import { lampRankOn, shownOn } from "./lights/colours";
import { lampText, readLamp } from "./lights/words";
import { type Status, stages, statusNames } from "./rules";

type Labels = ReadonlyMap<string, string>;
type Words = {
  unit: ReadonlyMap<number, string>;
  stage: Labels;
  chain: Labels;
  segment: Labels;
  region: Labels;
  band: Labels;
};

/** The project ledger. */
export const projectLedger = wordedLedger(async () => {
  const [unit, carriers, stage, chain, segment, region, band, lightRule] = await Promise.all([
    unitNames(),
    carryingUnits(),
    optionsOf("stages"),
    optionsOf("chains"),
    optionsOf("segments"),
    optionsOf("regions"),
    optionsOf("sizeBands"),
    optionsOf("lightRules"),
  ]);
  const labels = (options: { value: string; label: string }[]) =>
    new Map(options.map(({ value, label }) => [value, label]));
  const words: Words = {
    unit,
    stage: labels(stage),
    chain: labels(chain),
    segment: labels(segment),
    region: labels(region),
    band: labels(band),
  };
  return {
    name: "projects",
    title: "项目台账",
    from: projects,
    id: projects.id,
    code: projects.code,
    search: projects.searchText,
    standing: isNull(projects.deletedAt),
    usualSort: "-updatedAt",
    columns: { ...identityColumns(words), ...moneyColumns(), ...dateColumns(words), ...detailColumns(words) },
    filters: projectFilters({ carriers, stage, chain, segment, region, band, lightRule }),
  };
});

const worded = (column: LedgerColumn, words: Labels): LedgerColumn => ({
  ...column,
  show: (code: string | null) => (code ? (words.get(code) ?? code) : null),
});

const byStage = sql`array_position(array[${sql.raw(stages.map((stage) => `'${stage}'`).join(","))}]::text[], ${projects.stage})`;

const stageTone = (state: string | null) => (/[?!]$/.test(state ?? "") ? "warn" : null);

/** A stage nobody has accepted yet says so, and one that only a sheet's word stands for says that. */
const stageState = sql`${projects.stage} || case when ${projects.stageDoubt} then '!'
  when ${projects.stage} <> coalesce(${projects.verifiedStage}, '') then '?' else '' end`;

const stageMarks: Readonly<Record<string, string>> = { "?": "（待认定）", "!": "（待核）" };

const lampTones = { red: "danger", yellow: "warn", green: "good", none: "muted" } as const;

const identityColumns = (words: Words): Record<string, LedgerColumn> => ({
  code: textColumn({ label: "编号" }, projects.code, { usual: true, width: 112 }),
  name: textColumn(of.name, projects.name, {
    usual: true,
    width: 264,
    sort: sql`${projects.name} collate "zh-x-icu"`,
  }),
  unitId: unitColumn(of.unitId, projects.unitId, words.unit, { usual: true, width: 88 }),
  stage: {
    title: "阶段",
    value: stageState,
    sort: byStage,
    show: (state: string) => {
      const [, stage = "", mark = ""] = /^(\w+)([?!]?)$/.exec(state) ?? [];
      return `${words.stage.get(stage) ?? stage}${stageMarks[mark] ?? ""}`;
    },
    tone: stageTone,
    usual: true,
    width: 140,
  },
  light: {
    title: "灯",
    value: shownOn(today()),
    sort: lampRankOn(today()),
    show: lampText,
    tone: (text: string | null) => lampTones[readLamp(text).colour],
    usual: true,
    width: 112,
  },
  status: {
    title: "状态",
    value: projects.status,
    sort: sql`${projects.status}`,
    show: (status: Status) => statusNames[status] ?? status,
    tone: (status: string) => (status === "active" ? null : "warn"),
    usual: true,
    width: 72,
  },
  investorNames: textColumn({ label: "投资方" }, projects.investorNames, { usual: true, width: 176 }),
  chainCode: worded(textColumn(of.chainCode, projects.chainCode, { usual: true, width: 104 }), words.chain),
});

/** A phase's money is already in its parent's total. */
const onceOf = (yuan: SQLWrapper): LedgerColumn["sum"] => ({
  value: sql`case when ${projects.parentId} is null then ${yuan} end`,
  unknown: sql`${projects.parentId} is null and ${yuan} is null`,
  show: (sum: number | null) => (sum === null ? "—" : `${showYi(sum)} 亿元`),
});

const stated = (whole: SQLWrapper, yuan: SQLWrapper) => ({
  whole,
  yuan,
  show: (amount: Amount) => showAmount(amount, "万元"),
});

const wanColumn = (label: string, value: SQLWrapper): LedgerColumn => ({
  ...numberColumn({ label, unit: "万元" }, value),
  show: (yuan: string | number | null) => (yuan === null ? null : showWan(Number(yuan))),
  cell: (yuan: string | number | null) => ({
    kind: "number",
    value: yuan === null ? null : inWan(Number(yuan)),
    format: "#,##0.####",
  }),
  width: 120,
});

const moneyColumns = (): Record<string, LedgerColumn> => ({
  totalInvestment: {
    ...amountColumn(of.totalInvestment, stated(projects.totalInvestment, projects.totalInvestmentYuan), {
      usual: true,
    }),
    sum: onceOf(projects.totalInvestmentYuan),
  },
  fixedInvestment: {
    ...amountColumn(of.fixedInvestment, stated(projects.fixedInvestment, projects.fixedInvestmentYuan)),
    sum: onceOf(projects.fixedInvestmentYuan),
  },
  equipmentInvestment: amountColumn(
    of.equipmentInvestment,
    stated(projects.equipmentInvestment, projects.equipmentInvestmentYuan),
  ),
  investedYuan: wanColumn("累计完成投资", projects.investedYuan),
  arrivedYuan: { ...wanColumn("累计到位资金", projects.arrivedYuan), usual: true },
});

const dateColumns = (words: Words): Record<string, LedgerColumn> => ({
  sizeClass: worded(textColumn({ label: "规模档" }, projects.sizeClass, { width: 110 }), words.band),
  signedOn: {
    ...dayColumn({ label: "正式签约（已认定）" }, projects.signedOn, { usual: true }),
    width: 140,
  },
  plannedStartOn: dayColumn({ label: "计划开工" }, projects.plannedStartOn),
  startedOn: dayColumn({ label: "开工（已认定）" }, projects.startedOn),
  reportedMonth: textColumn({ label: "最近填报月" }, projects.reportedMonth, { width: 96 }),
  movedOn: dayColumn({ label: "最近更新" }, projects.movedOn),
  updatedAt: {
    title: "最近修改",
    value: projects.updatedAt,
    sort: sql`${projects.updatedAt}`,
    show: (at: string) => at.slice(0, 10),
    cell: (at: string) => ({ kind: "day", value: at.slice(0, 10) }),
    usual: true,
    width: 104,
  },
});

const detailColumns = (words: Words): Record<string, LedgerColumn> => ({
  regionCode: worded(textColumn(of.regionCode, projects.regionCode, { width: 90 }), words.region),
  segmentCode: worded(textColumn(of.segmentCode, projects.segmentCode, { width: 150 }), words.segment),
  chainRole: { ...textColumn(of.chainRole, projects.chainRole, { width: 80 }), show: of.chainRole.show },
  projectType: {
    ...textColumn(of.projectType, projects.projectType, { width: 80 }),
    show: of.projectType.show,
  },
  buildType: { ...textColumn(of.buildType, projects.buildType, { width: 80 }), show: of.buildType.show },
  sourceArea: { ...textColumn(of.sourceArea, projects.sourceArea, { width: 90 }), show: of.sourceArea.show },
  park: textColumn(of.park, projects.park, { width: 140 }),
  landArea: numberColumn(of.landArea, projects.landArea),
  plantArea: numberColumn(of.plantArea, projects.plantArea),
  energy: numberColumn(of.energy, projects.energy),
  jobs: numberColumn(of.jobs, projects.jobs),
  expectedOutput: amountColumn(
    of.expectedOutput,
    stated(projects.expectedOutput, projects.expectedOutputYuan),
  ),
  expectedTax: amountColumn(of.expectedTax, stated(projects.expectedTax, projects.expectedTaxYuan)),
  statisticsOn: dayColumn(of.statisticsOn, projects.statisticsOn),
  approvalCode: textColumn(of.approvalCode, projects.approvalCode, { width: 210 }),
  owner: textColumn(of.owner, projects.owner, { width: 90 }),
  leader: textColumn(of.leader, projects.leader, { width: 90 }),
  content: textColumn(of.content, projects.content, { width: 300 }),
  problem: textColumn(of.problem, projects.problem, { width: 220 }),
  demand: textColumn(of.demand, projects.demand, { width: 220 }),
  nextStep: textColumn(of.nextStep, projects.nextStep, { width: 220 }),
  sourceNumber: textColumn(of.sourceNumber, projects.sourceNumber, { width: 140 }),
  reportedStage: textColumn({ label: "原表阶段" }, projects.reportedStage, { width: 100 }),
  remark: textColumn(of.remark, projects.remark, { width: 200 }),
});
