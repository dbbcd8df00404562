import "server-only";
import { isNull, sql } from "drizzle-orm";
import { companies, fundCommitments, fundDeals, fundFlows, funds, investmentRounds } from "@/db/schema";
import { amountColumn, dayColumn, textColumn } from "@/lib/ledger/columns";
import type { LedgerColumn, LedgerFilter, LedgerSpec } from "@/lib/ledger/spec";
import { flowFields as of } from "./fields";
import {
  amountFilter,
  changedColumn,
  changedFilter,
  containsFilter,
  dayFilter,
  fixedChoice,
  fundFilter,
  inTotal,
  type Option,
  optionsIn,
  stated,
  wanColumn,
} from "./ledger-parts";
import { fundNames } from "./options";
import { companyOfRound, fundOfFlow, roundOfDeal } from "./reach";
import { flowKinds, flowSigns } from "./rules";

/**
 * Every movement of every fund's money, each once. Amounts are added up, ins and outs are not: over several funds that
 * would miss the mother's side of what a sub-fund recorded.
 */
export async function flowLedger(): Promise<LedgerSpec> {
  const known = await fundNames();
  return {
    name: "flows",
    title: "基金现金流",
    from: fundFlows,
    joins: [
      { table: funds, on: fundOfFlow },
      { table: fundCommitments, on: sql`${fundCommitments.id} = ${fundFlows.commitmentId}` },
      { table: fundDeals, on: sql`${fundDeals.id} = ${fundFlows.dealId}` },
      { table: investmentRounds, on: roundOfDeal },
      { table: companies, on: companyOfRound },
    ],
    id: fundFlows.id,
    code: fundFlows.code,
    search: fundFlows.searchText,
    standing: isNull(fundFlows.deletedAt),
    usualSort: "-happenedOn",
    columns: columns(),
    filters: filtersOf(known),
  };
}

const incoming = Object.entries(flowSigns)
  .filter(([, sign]) => sign > 0)
  .map(([kind]) => `'${kind}'`)
  .join(", ");

/** Into the fund above zero, out of it below. */
export const signedYuan = sql`case when ${fundFlows.kind} in (${sql.raw(incoming)}) then ${fundFlows.moneyYuan} else -${fundFlows.moneyYuan} end`;

/** The same fund, day, kind, deal, contributor and amount twice: most likely one movement recorded twice. */
export const twin = sql`exists (select 1 from ${fundFlows} other where other.fund_id = ${fundFlows.fundId}
  and other.happened_on = ${fundFlows.happenedOn} and other.kind = ${fundFlows.kind} and other.money_yuan = ${fundFlows.moneyYuan}
  and other.deal_id is not distinct from ${fundFlows.dealId}
  and other.commitment_id is not distinct from ${fundFlows.commitmentId}
  and other.id <> ${fundFlows.id} and other.deleted_at is null)`;

const counterpart = sql`coalesce(${companies.name} || ' ' || ${investmentRounds.name}, ${fundCommitments.contributor})`;

const columns = (): Record<string, LedgerColumn> => ({
  code: textColumn({ label: "编号" }, fundFlows.code, { usual: true, width: 124 }),
  name: textColumn({ label: "基金" }, funds.name, {
    usual: true,
    width: 220,
    sort: sql`coalesce(${funds.name}, '') collate "zh-x-icu"`,
  }),
  happenedOn: dayColumn(of.happenedOn, fundFlows.happenedOn, { usual: true }),
  kind: {
    ...textColumn(of.kind, fundFlows.kind, { usual: true, width: 88 }),
    show: of.kind.show as never,
  },
  counterpart: textColumn({ label: "出资人或投资项目" }, counterpart, { usual: true, width: 260 }),
  // Money in and money out added up would mean nothing: only the signed column has a total.
  money: {
    ...amountColumn(of.money, stated(fundFlows.money, fundFlows.moneyYuan), { usual: true }),
    sum: undefined,
  },
  signed: {
    ...wanColumn("收支（入正出负）", signedYuan, 140),
    sort: sql`coalesce(${signedYuan}, 0)`,
    usual: true,
    sum: inTotal(signedYuan, sql`${fundFlows.moneyYuan} is null`),
  },
  voucherNote: textColumn(of.voucherNote, fundFlows.voucherNote, { usual: true, width: 140 }),
  voucher: {
    title: "凭证文件",
    value: sql`${fundFlows.voucherId} is not null`,
    show: (has: boolean) => (has ? "有" : null),
    width: 80,
  },
  twin: {
    title: "疑似重复",
    value: twin,
    show: (is: boolean) => (is ? "疑似重复" : null),
    tone: (is: boolean) => (is ? "warn" : null),
    usual: true,
    width: 88,
  },
  note: textColumn(of.note, fundFlows.note, { usual: true, width: 200 }),
  updatedAt: { ...changedColumn(fundFlows.updatedAt), usual: false },
});

const filtersOf = (known: (Option & { id: number })[]): Record<string, LedgerFilter> => ({
  fund: fundFilter(fundFlows.fundId, known),
  kind: fixedChoice(of.kind.label, fundFlows.kind, optionsIn(flowKinds)),
  day: dayFilter(of.happenedOn.label, fundFlows.happenedOn),
  money: amountFilter(of.money.label, fundFlows.moneyYuan),
  twin: { kind: "flag", label: "疑似重复", where: () => twin },
  voucherless: {
    kind: "flag",
    label: "缺凭证",
    where: () => sql`${fundFlows.voucherId} is null and ${fundFlows.voucherNote} is null`,
  },
  voucher: containsFilter(of.voucherNote.label, fundFlows.voucherNote),
  updated: changedFilter(fundFlows.updatedAt),
});
