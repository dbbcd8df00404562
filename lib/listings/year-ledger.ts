import "server-only";
import { and, isNull, type SQLWrapper, sql } from "drizzle-orm";
import { listingCases, listingFinancials as years } from "@/db/schema";
import { amountColumn, numberColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn } from "@/lib/ledger/spec";
import type { Amount } from "@/lib/money/amount";
import { unitNames } from "@/lib/units/queries";
import { wordedLedger } from "@/lib/units/worded";
import { listingFields, yearFields as of } from "./fields";

/** The yearly accounts of candidates, a row a year: what is filled in by hand or brought in can be taken out again. */
export const yearLedger = wordedLedger(async () => {
  return {
    name: "financials",
    title: "后备企业年度财务",
    from: years,
    joins: [{ table: listingCases, on: sql`${listingCases.id} = ${years.caseId}` }],
    id: years.id,
    code: listingCases.code,
    search: listingCases.searchText,
    standing: and(isNull(years.deletedAt), isNull(listingCases.deletedAt)) ?? sql`true`,
    usualSort: "-year",
    columns: { ...identityColumns(await unitNames()), ...accountColumns(), ...otherColumns() },
    filters: {},
  };
});

const identityColumns = (names: ReadonlyMap<number, string>): Record<string, LedgerColumn> => ({
  code: textColumn({ label: "编号" }, listingCases.code, { usual: true, width: 124 }),
  name: textColumn({ label: "企业名称" }, listingCases.companyName, { usual: true, width: 260 }),
  unitId: unitColumn(listingFields.unitId, listingCases.unitId, names, { usual: true, width: 88 }),
  year: {
    title: of.year.label,
    value: years.year,
    sort: sql`${years.year}`,
    show: (year: number) => String(year),
    cell: (year: number) => ({ kind: "number", value: year, format: "0" }),
    align: "end",
    usual: true,
    width: 72,
  },
});

const money = (
  field: { label: string; show: (amount: Amount | null) => string },
  whole: SQLWrapper,
  yuan: SQLWrapper,
) => amountColumn(field, { whole, yuan, show: (amount: Amount) => field.show(amount) }, { usual: true });

const accountColumns = (): Record<string, LedgerColumn> => ({
  revenue: money(of.revenue, years.revenue, years.revenueYuan),
  netProfit: money(of.netProfit, years.netProfit, years.netProfitYuan),
  coreProfit: money(of.coreProfit, years.coreProfit, years.coreProfitYuan),
  operatingCash: money(of.operatingCash, years.operatingCash, years.operatingCashYuan),
  rndSpending: money(of.rndSpending, years.rndSpending, years.rndSpendingYuan),
  netAssets: money(of.netAssets, years.netAssets, years.netAssetsYuan),
  totalAssets: money(of.totalAssets, years.totalAssets, years.totalAssetsYuan),
});

const otherColumns = (): Record<string, LedgerColumn> => ({
  rndStaff: numberColumn(of.rndStaff, years.rndStaff, { usual: true }),
  staff: numberColumn(of.staff, years.staff, { usual: true }),
  weightedRoe: numberColumn(of.weightedRoe, years.weightedRoe, { usual: true }),
  auditOpinion: {
    ...textColumn(of.auditOpinion, years.auditOpinion, { usual: true, width: 120 }),
    show: of.auditOpinion.show as never,
  },
  source: textColumn(of.source, years.source, { usual: true, width: 140 }),
  note: textColumn(of.note, years.note, { width: 180 }),
});
