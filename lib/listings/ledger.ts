import "server-only";
import { isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  listingCases,
  listingFinancials,
  listingIntermediaries,
  listingMilestones,
  listingObstacles,
} from "@/db/schema";
import { daysBetween, today } from "@/lib/date/day";
import { optionsOf } from "@/lib/dictionaries/queries";
import { dayColumn, numberColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn } from "@/lib/ledger/spec";
import { inWan, showWan } from "@/lib/money/yuan";
import { carryingUnits, unitNames } from "@/lib/units/queries";
import { wordedLedger } from "@/lib/units/worded";
import { listingFields as of, yearFields } from "./fields";
import { listingFilters } from "./ledger-filters";
import { listingStages, type SideKind, sideKinds } from "./rules";

type Labels = ReadonlyMap<string, string>;

/** The ledger of candidates: built per request, since its words come from dated dictionaries. */
export const listingLedger = wordedLedger(async () => {
  const [names, carriers, stages, tiers, boards] = await Promise.all([
    unitNames(),
    carryingUnits(),
    optionsOf("listingStages"),
    optionsOf("listingTiers"),
    optionsOf("boards"),
  ]);
  const labels = (options: { value: string; label: string }[]) =>
    new Map(options.map(({ value, label }) => [value, label]));
  const words = { stage: labels(stages), tier: labels(tiers), board: labels(boards) };
  return {
    name: "listings",
    title: "上市后备企业台账",
    from: listingCases,
    id: listingCases.id,
    code: listingCases.code,
    search: listingCases.searchText,
    standing: isNull(listingCases.deletedAt),
    usualSort: "-updatedAt",
    columns: {
      ...identityColumns(names, words),
      ...roadColumns(words.stage),
      ...accountColumns(),
      ...wordColumns(),
    },
    filters: listingFilters({ carriers, stages, tiers, boards }),
  };
});

const worded = (column: LedgerColumn, words: Labels): LedgerColumn => ({
  ...column,
  show: (code: string | null) => (code ? (words.get(code) ?? code) : null),
});

/** In the order of the main line, whatever the code. */
export const byListingStage = (stage: SQLWrapper): SQL =>
  sql`coalesce(array_position(array[${sql.raw(listingStages.map((code) => `'${code}'`).join(","))}]::text[], ${stage}), 0)`;

function identityColumns(
  names: ReadonlyMap<number, string>,
  words: { stage: Labels; tier: Labels; board: Labels },
): Record<string, LedgerColumn> {
  return {
    code: textColumn({ label: "编号" }, listingCases.code, { usual: true, width: 124 }),
    name: textColumn({ label: "企业名称" }, listingCases.companyName, {
      usual: true,
      width: 260,
      sort: sql`${listingCases.companyName} collate "zh-x-icu"`,
    }),
    unitId: unitColumn(of.unitId, listingCases.unitId, names, { usual: true, width: 88 }),
    tier: worded(textColumn(of.tier, listingCases.tier, { usual: true, width: 90 }), words.tier),
    board: worded(textColumn(of.board, listingCases.board, { usual: true, width: 110 }), words.board),
    stage: {
      ...worded(
        textColumn({ label: "上市阶段" }, listingCases.stage, { usual: true, width: 104 }),
        words.stage,
      ),
      sort: byListingStage(listingCases.stage),
    },
    sideState: {
      title: "状态",
      value: listingCases.sideState,
      sort: sql`coalesce(${listingCases.sideState}, '')`,
      show: (kind: SideKind | null) => (kind ? sideKinds[kind] : "推进"),
      tone: (kind: string | null) => (kind ? "warn" : null),
      usual: true,
      width: 90,
    },
    isConfidential: {
      title: of.isConfidential.label,
      value: listingCases.isConfidential,
      show: (is: boolean) => (is ? "保密" : null),
      tone: (is: boolean) => (is ? "warn" : null),
      width: 64,
    },
  };
}

const open = sql`${listingObstacles.caseId} = ${listingCases.id} and ${listingObstacles.closedOn} is null and ${listingObstacles.deletedAt} is null`;

const roadColumns = (stage: Labels): Record<string, LedgerColumn> => ({
  stageOn: dayColumn({ label: "阶段日期" }, listingCases.stageOn, { usual: true }),
  daysInStage: {
    title: "在本阶段",
    unit: "天",
    value: listingCases.stageOn,
    show: (on: string | null) => (on ? String(daysBetween(on, today())) : null),
    cell: (on: string | null) => ({ kind: "number", value: on ? daysBetween(on, today()) : null }),
    align: "end",
    usual: true,
    width: 84,
  },
  next: {
    title: "下一节点",
    value: sql`(select ${listingMilestones.stage} || ' ' || ${listingMilestones.plannedOn} from ${listingMilestones}
      where ${listingMilestones.caseId} = ${listingCases.id} and ${listingMilestones.actualOn} is null
        and ${listingMilestones.plannedOn} is not null and ${listingMilestones.deletedAt} is null
      order by ${listingMilestones.plannedOn} limit 1)`,
    show: (next: string | null) => {
      const [code = "", on = ""] = next?.split(" ") ?? [];
      return next ? `${on} ${stage.get(code) ?? code}` : null;
    },
    tone: (next: string | null) => (next && (next.split(" ")[1] ?? "") < today() ? "danger" : null),
    usual: true,
    width: 160,
  },
  obstacles: {
    title: "未销号障碍",
    unit: "项",
    value: sql`(select count(*)::int from ${listingObstacles} where ${open})`,
    show: (count: number) => String(count),
    cell: (count: number) => ({ kind: "number", value: count }),
    tone: (count: number) => (count > 0 ? null : "muted"),
    align: "end",
    usual: true,
    width: 96,
  },
  overdue: {
    title: "其中逾期",
    unit: "项",
    value: sql`(select count(*)::int from ${listingObstacles} where ${open} and ${listingObstacles.dueOn} < ${today()}::date)`,
    show: (count: number) => String(count),
    cell: (count: number) => ({ kind: "number", value: count }),
    tone: (count: number) => (count > 0 ? "danger" : "muted"),
    align: "end",
    usual: true,
    width: 84,
  },
  plannedFilingOn: dayColumn(of.plannedFilingOn, listingCases.plannedFilingOn),
  plannedListingOn: dayColumn(of.plannedListingOn, listingCases.plannedListingOn),
  updatedAt: {
    title: "最近修改",
    value: listingCases.updatedAt,
    sort: sql`${listingCases.updatedAt}`,
    show: (at: string) => at.slice(0, 10),
    cell: (at: string) => ({ kind: "day", value: at.slice(0, 10) }),
    width: 104,
  },
});

/** Of the latest year that is reported. */
const latest = (column: SQLWrapper) =>
  sql`(select ${column} from ${listingFinancials} where ${listingFinancials.caseId} = ${listingCases.id}
    and ${listingFinancials.deletedAt} is null order by ${listingFinancials.year} desc limit 1)`;

const wan = (label: string, value: SQL): LedgerColumn => ({
  ...numberColumn({ label, unit: "万元" }, value, { sort: undefined }),
  show: (yuan: string | number | null) => (yuan === null ? null : showWan(Number(yuan))),
  cell: (yuan: string | number | null) => ({
    kind: "number",
    value: yuan === null ? null : inWan(Number(yuan)),
    format: "#,##0.####",
  }),
  width: 116,
});

const accountColumns = (): Record<string, LedgerColumn> => ({
  latestYear: {
    title: "最近年度",
    value: latest(listingFinancials.year),
    show: (year: number | null) => (year === null ? null : String(year)),
    width: 80,
  },
  revenue: wan(yearFields.revenue.label, latest(listingFinancials.revenueYuan)),
  netProfit: wan(yearFields.netProfit.label, latest(listingFinancials.netProfitYuan)),
  rndSpending: wan(yearFields.rndSpending.label, latest(listingFinancials.rndSpendingYuan)),
  sponsor: {
    title: "保荐机构",
    value: sql`(select string_agg(${listingIntermediaries.firm}, '、' order by ${listingIntermediaries.id}) from ${listingIntermediaries}
      where ${listingIntermediaries.caseId} = ${listingCases.id} and ${listingIntermediaries.role} = 'sponsor'
        and ${listingIntermediaries.toDay} is null and ${listingIntermediaries.deletedAt} is null)`,
    show: (firms: string | null) => firms,
    usual: true,
    width: 150,
  },
});

const wordColumns = (): Record<string, LedgerColumn> => ({
  owner: textColumn(of.owner, listingCases.owner, { width: 90 }),
  problem: textColumn(of.problem, listingCases.problem, { width: 220 }),
  nextStep: textColumn(of.nextStep, listingCases.nextStep, { width: 220 }),
  note: textColumn(of.note, listingCases.note, { width: 180 }),
});
