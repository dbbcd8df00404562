import "server-only";
import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { companies, fundDeals, funds, fundValuations, investmentRounds, leveragedCapital } from "@/db/schema";
import { optionsOf } from "@/lib/dictionaries/queries";
import { amountColumn, dayColumn, numberColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn, LedgerFilter, LedgerSpec } from "@/lib/ledger/spec";
import { listUnits, type Unit, unitNames } from "@/lib/units/queries";
import { dealFields as of, roundFields as ofRound } from "./fields";
import {
  amountFilter,
  changedColumn,
  changedFilter,
  choiceOf,
  containsFilter,
  dayFilter,
  fixedChoice,
  fundFilter,
  inTotal,
  labelsIn,
  type Option,
  optionsIn,
  stated,
  unitFilter,
  wanColumn,
  worded,
} from "./ledger-parts";
import { fundNames } from "./options";
import { companyOfRound, fundOfDeal, roundOfDeal } from "./reach";
import { dealRoles, dealStages } from "./rules";

type Words = {
  unit: ReadonlyMap<number, string>;
  units: Unit[];
  stage: Option[];
  chain: Option[];
  fund: (Option & { id: number })[];
};

/** The ledger of investments: one row is one fund's part in a round. Its words come from the round, company and fund. */
export async function dealLedger(): Promise<LedgerSpec> {
  const [unit, units, stage, chain, fund] = await Promise.all([
    unitNames(),
    listUnits(),
    optionsOf("dealStages"),
    optionsOf("chains"),
    fundNames(),
  ]);
  const words = { unit, units, stage, chain, fund };
  return {
    name: "deals",
    title: "投资项目",
    from: fundDeals,
    joins: [
      { table: investmentRounds, on: roundOfDeal },
      { table: companies, on: companyOfRound },
      { table: funds, on: fundOfDeal },
    ],
    id: fundDeals.id,
    code: fundDeals.code,
    search: fundDeals.searchText,
    standing: isNull(fundDeals.deletedAt),
    usualSort: "-updatedAt",
    columns: { ...identityColumns(words), ...moneyColumns(), ...detailColumns() },
    filters: filtersOf(words),
  };
}

const byStage = sql`array_position(array[${sql.raw(dealStages.map((stage) => `'${stage}'`).join(","))}]::text[], ${fundDeals.stage})`;

const stageState = sql`case when ${fundDeals.endedOn} is not null then 'ended' else ${fundDeals.stage} end`;

const identityColumns = ({ unit, stage, chain }: Words): Record<string, LedgerColumn> => ({
  code: textColumn({ label: "编号" }, fundDeals.code, { usual: true, width: 124 }),
  name: textColumn(ofRound.companyId, companies.name, {
    usual: true,
    width: 240,
    sort: sql`coalesce(${companies.name}, '') collate "zh-x-icu"`,
  }),
  round: textColumn(ofRound.name, investmentRounds.name, { usual: true, width: 88 }),
  fund: textColumn(of.fundId, funds.name, {
    usual: true,
    width: 200,
    sort: sql`coalesce(${funds.name}, '') collate "zh-x-icu"`,
  }),
  unitId: unitColumn(ofRound.unitId, investmentRounds.unitId, unit, { usual: true, width: 88 }),
  chainCode: worded(
    textColumn(ofRound.chainCode, investmentRounds.chainCode, { usual: true, width: 100 }),
    labelsIn(chain),
  ),
  stage: {
    title: "阶段",
    value: stageState,
    sort: byStage,
    show: (code: string) => (code === "ended" ? "已终止" : (labelsIn(stage).get(code) ?? code)),
    tone: (code: string) => (code === "ended" ? "muted" : null),
    usual: true,
    width: 88,
  },
});

const lastWorth = sql`(select v.worth_yuan from ${fundValuations} v where v.deal_id = ${fundDeals.id} and v.deleted_at is null
  order by v.valued_on desc limit 1)`;

/** Nothing is held any more: an old valuation says nothing. */
const heldWorth = sql`case when ${fundDeals.exitedOn} is null then ${lastWorth} else 0 end`;

const moic = sql`case when coalesce(${fundDeals.paidYuan}, 0) > 0 and ${heldWorth} is not null
  then round((coalesce(${fundDeals.exitedYuan}, 0) + ${heldWorth})::numeric / ${fundDeals.paidYuan}, 2) end`;

const paid = sql`nullif(${fundDeals.paidYuan}, 0)`;
const never = sql`false`;

const moneyColumns = (): Record<string, LedgerColumn> => ({
  decidedOn: dayColumn({ label: "投决日期" }, fundDeals.decidedOn),
  decided: {
    ...amountColumn(of.decided, stated(fundDeals.decided, fundDeals.decidedYuan)),
    sum: inTotal(
      fundDeals.decidedYuan,
      and(isNotNull(fundDeals.decidedOn), isNull(fundDeals.decidedYuan)) ?? never,
    ),
  },
  agreedOn: dayColumn({ label: "签约日期" }, fundDeals.agreedOn),
  agreed: {
    ...amountColumn(of.agreed, stated(fundDeals.agreed, fundDeals.agreedYuan), { usual: true }),
    sum: inTotal(
      fundDeals.agreedYuan,
      and(isNotNull(fundDeals.agreedOn), isNull(fundDeals.agreedYuan)) ?? never,
    ),
  },
  firstPaidOn: dayColumn({ label: "首次打款" }, fundDeals.firstPaidOn, { usual: true }),
  paidYuan: { ...wanColumn("累计打款", paid), usual: true, sum: inTotal(paid, never) },
  exitedYuan: {
    ...wanColumn("累计回款", sql`nullif(${fundDeals.exitedYuan}, 0)`),
    sum: inTotal(fundDeals.exitedYuan, never),
  },
  worth: wanColumn("最新估值", heldWorth),
  moic: { ...numberColumn({ label: "MOIC", unit: "倍" }, moic), width: 76 },
  share: { ...numberColumn({ label: of.share.label, unit: "%" }, fundDeals.share), width: 88 },
});

const detailColumns = (): Record<string, LedgerColumn> => ({
  role: { ...textColumn(of.role, fundDeals.role, { width: 80 }), show: of.role.show },
  owner: textColumn(of.owner, fundDeals.owner, { width: 100 }),
  exitedOn: dayColumn({ label: "退出日期" }, fundDeals.exitedOn),
  endedOn: dayColumn({ label: "终止日期" }, fundDeals.endedOn),
  endReason: textColumn({ label: "终止原因" }, fundDeals.endReason, { width: 200 }),
  sourceNumber: textColumn(of.sourceNumber, fundDeals.sourceNumber, { width: 130 }),
  note: textColumn(of.note, fundDeals.note, { width: 200 }),
  updatedAt: changedColumn(fundDeals.updatedAt),
});

const hasLeverage = sql`exists (select 1 from ${leveragedCapital} l where l.round_id = ${fundDeals.roundId} and l.deleted_at is null)`;
const isJoined = sql`exists (select 1 from ${fundDeals} other where other.round_id = ${fundDeals.roundId}
  and other.id <> ${fundDeals.id} and other.deleted_at is null)`;

const filtersOf = ({ units, stage, chain, fund }: Words): Record<string, LedgerFilter> => ({
  fund: fundFilter(fundDeals.fundId, fund),
  unit: unitFilter(ofRound.unitId.label, investmentRounds.unitId, units),
  chain: choiceOf(ofRound.chainCode.label, investmentRounds.chainCode, chain),
  stage: fixedChoice("阶段", fundDeals.stage, stage),
  standing: {
    kind: "choice",
    label: "状态",
    options: [
      { value: "open", label: "推进中" },
      { value: "held", label: "在管" },
      { value: "exited", label: "已退出" },
      { value: "ended", label: "已终止" },
    ],
    where: (codes) =>
      or(
        codes.includes("open") ? and(isNull(fundDeals.endedOn), isNull(fundDeals.firstPaidOn)) : undefined,
        codes.includes("held")
          ? and(isNotNull(fundDeals.firstPaidOn), isNull(fundDeals.exitedOn))
          : undefined,
        codes.includes("exited") ? isNotNull(fundDeals.exitedOn) : undefined,
        codes.includes("ended") ? isNotNull(fundDeals.endedOn) : undefined,
      ) ?? sql`false`,
  },
  decidedIn: dayFilter("投决日期", fundDeals.decidedOn),
  agreedIn: dayFilter("签约日期", fundDeals.agreedOn),
  paidIn: dayFilter("首次打款", fundDeals.firstPaidOn),
  exitedIn: dayFilter("退出日期", fundDeals.exitedOn),
  money: amountFilter("累计打款", fundDeals.paidYuan),
  role: choiceOf(of.role.label, fundDeals.role, optionsIn(dealRoles)),
  owner: containsFilter(of.owner.label, fundDeals.owner),
  linked: {
    kind: "flag",
    label: "已关联招商项目",
    where: () => isNotNull(investmentRounds.projectId),
  },
  joined: { kind: "flag", label: "多只基金同轮", where: () => isJoined },
  levered: { kind: "flag", label: "有撬动资本", where: () => hasLeverage },
  unvalued: {
    kind: "flag",
    label: "在管缺估值",
    where: () => and(isNotNull(fundDeals.firstPaidOn), isNull(fundDeals.exitedOn), sql`${lastWorth} is null`),
  },
  codes: {
    kind: "text",
    label: "编号",
    where: (text) => inArray(fundDeals.code, text.split(/[\s,，]+/).slice(0, 100)),
  },
  round: { kind: "text", label: ofRound.name.label, where: (text) => eq(investmentRounds.name, text) },
  updated: changedFilter(fundDeals.updatedAt),
});
