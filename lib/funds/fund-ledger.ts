import "server-only";
import { isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { fundCommitments, fundDeals, fundFlows, funds } from "@/db/schema";
import { amountColumn, dayColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn, LedgerFilter, LedgerSpec } from "@/lib/ledger/spec";
import { listUnits, type Unit, unitNames } from "@/lib/units/queries";
import { fundFields as of } from "./fields";
import {
  changedColumn,
  changedFilter,
  choiceOf,
  containsFilter,
  dayFilter,
  fixedChoice,
  fundFilter,
  type Option,
  optionsIn,
  stated,
  unitFilter,
  wanColumn,
} from "./ledger-parts";
import { fundNames } from "./options";
import { fundKinds, fundStatuses, layers } from "./rules";

const parent = alias(funds, "parent");

/** The register of funds: facts beside what was promised, paid in and invested, each fund for itself. */
export async function fundLedger(): Promise<LedgerSpec> {
  const [names, units, known] = await Promise.all([unitNames(), listUnits(), fundNames()]);
  return {
    name: "funds",
    title: "基金台账",
    from: funds,
    joins: [{ table: parent, on: sql`${parent.id} = ${funds.parentId}` }],
    id: funds.id,
    code: funds.code,
    search: funds.searchText,
    standing: isNull(funds.deletedAt),
    usualSort: "-updatedAt",
    columns: columnsOf(names),
    filters: filtersOf(units, known),
  };
}

const committed = sql`(select sum(c.committed_yuan) from ${fundCommitments} c where c.fund_id = ${funds.id} and c.deleted_at is null)`;

const movedIn = (kinds: string) =>
  sql`(select sum(f.money_yuan) from ${fundFlows} f where f.fund_id = ${funds.id} and f.deleted_at is null
    and f.kind in (${sql.raw(kinds)}))`;

const deals = sql`(select count(*)::int from ${fundDeals} d where d.fund_id = ${funds.id} and d.deleted_at is null
  and d.first_paid_on is not null)`;

const columnsOf = (names: ReadonlyMap<number, string>): Record<string, LedgerColumn> => ({
  code: textColumn({ label: "编号" }, funds.code, { usual: true, width: 124 }),
  name: textColumn(of.name, funds.name, {
    usual: true,
    width: 260,
    sort: sql`${funds.name} collate "zh-x-icu"`,
  }),
  layer: { ...textColumn(of.layer, funds.layer, { usual: true, width: 88 }), show: of.layer.show as never },
  parent: textColumn(of.parentId, parent.name, { usual: true, width: 200 }),
  kind: { ...textColumn(of.kind, funds.kind, { usual: true, width: 104 }), show: of.kind.show },
  status: {
    ...textColumn(of.status, funds.status, { usual: true, width: 88 }),
    show: of.status.show as never,
  },
  unitId: unitColumn(of.unitId, funds.unitId, names, { width: 88 }),
  manager: textColumn(of.manager, funds.manager, { usual: true, width: 180 }),
  size: amountColumn(of.size, { ...stated(funds.size, funds.sizeYuan) }),
  committed: { ...wanColumn("认缴", committed), usual: true },
  paidIn: { ...wanColumn("实缴", movedIn("'contribution'")), usual: true },
  invested: { ...wanColumn("已投", movedIn("'investment'")), usual: true },
  returned: wanColumn("退出与收益", movedIn("'exit', 'income'")),
  deals: {
    title: "已投项目",
    unit: "个",
    value: deals,
    sort: sql`coalesce(${deals}, 0)`,
    show: (count: number) => String(count),
    cell: (count: number) => ({ kind: "number", value: Number(count) }),
    align: "end",
    width: 88,
  },
  establishedOn: dayColumn(of.establishedOn, funds.establishedOn, { usual: true }),
  investUntil: dayColumn(of.investUntil, funds.investUntil),
  endsOn: dayColumn(of.endsOn, funds.endsOn),
  registrationNumber: textColumn(of.registrationNumber, funds.registrationNumber, { width: 110 }),
  focus: textColumn(of.focus, funds.focus, { width: 200 }),
  policyBasis: textColumn(of.policyBasis, funds.policyBasis, { width: 200 }),
  note: textColumn(of.note, funds.note, { width: 200 }),
  updatedAt: changedColumn(funds.updatedAt),
});

const filtersOf = (units: Unit[], known: (Option & { id: number })[]): Record<string, LedgerFilter> => ({
  layer: fixedChoice(of.layer.label, funds.layer, optionsIn(layers)),
  parent: { ...fundFilter(funds.parentId, known), label: of.parentId.label },
  kind: choiceOf(of.kind.label, funds.kind, optionsIn(fundKinds)),
  status: fixedChoice(of.status.label, funds.status, optionsIn(fundStatuses)),
  unit: unitFilter(of.unitId.label, funds.unitId, units),
  manager: containsFilter(of.manager.label, funds.manager),
  established: dayFilter(of.establishedOn.label, funds.establishedOn),
  investUntil: dayFilter(of.investUntil.label, funds.investUntil),
  endsOn: dayFilter(of.endsOn.label, funds.endsOn),
  updated: changedFilter(funds.updatedAt),
});
