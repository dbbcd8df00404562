import "server-only";
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { companies, units } from "@/db/schema";
import { labelsOf } from "@/lib/dictionaries/queries";
import { textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { folded } from "@/lib/search/search-text";
import { carryingUnits, type Unit, unitNames } from "@/lib/units/queries";
import { wordedLedger } from "@/lib/units/worded";
import { companyFields as of } from "./fields";

/** Which columns the company ledger has, how each sorts and filters. Built per request: words come from dated dictionaries. */
export const companyLedger = wordedLedger(async () => {
  const [names, chains, industries, carriers] = await Promise.all([
    unitNames(),
    labelsOf("chains"),
    labelsOf("industries"),
    carryingUnits(),
  ]);
  return {
    name: "companies",
    title: "企业与投资方",
    from: companies,
    id: companies.id,
    code: companies.code,
    search: companies.searchText,
    standing: isNull(companies.deletedAt),
    usualSort: "-updatedAt",
    columns: columnsOf({ names, chains, industries }),
    filters: filtersOf(carriers, chains),
  };
});

type Words = { names: ReadonlyMap<number, string>; chains: Labels; industries: Labels };
type Labels = ReadonlyMap<string, string>;

const columnsOf = ({ names, chains, industries }: Words): LedgerSpec["columns"] => ({
  code: textColumn({ label: "编号" }, companies.code, { usual: true, width: 120 }),
  name: textColumn(of.name, companies.name, {
    usual: true,
    width: 260,
    sort: sql`${companies.name} collate "zh-x-icu"`,
  }),
  shortName: textColumn(of.shortName, companies.shortName, { width: 120 }),
  creditCode: textColumn(of.creditCode, companies.creditCode, { usual: true, width: 180 }),
  unitId: unitColumn(of.unitId, companies.unitId, names, { usual: true, width: 88 }),
  place: textColumn(of.place, companies.place, { usual: true, width: 110 }),
  industryCode: {
    ...textColumn(of.industryCode, companies.industryCode, { width: 180 }),
    show: (code: string | null) => (code ? `${code} ${industries.get(code) ?? ""}` : null),
  },
  groupName: textColumn(of.groupName, companies.groupName, { usual: true, width: 136 }),
  chainCode: {
    ...textColumn(of.chainCode, companies.chainCode, { usual: true, width: 110 }),
    show: (code: string | null) => (code ? (chains.get(code) ?? code) : null),
  },
  isChainLeader: {
    title: "链主",
    value: companies.isChainLeader,
    sort: sql`${companies.isChainLeader}`,
    show: (is: boolean) => (is ? "链主" : null),
    tone: (is: boolean) => (is ? "good" : null),
    usual: true,
    width: 70,
  },
  updatedAt: {
    title: "最近修改",
    value: companies.updatedAt,
    sort: sql`${companies.updatedAt}`,
    show: (at: string) => at.slice(0, 10),
    cell: (at: string) => ({ kind: "day", value: at.slice(0, 10) }),
    usual: true,
    width: 110,
  },
});

const filtersOf = (carriers: Unit[], chains: Labels): LedgerSpec["filters"] => ({
  unit: {
    kind: "choice",
    label: of.unitId.label,
    options: carriers.map((unit) => ({ value: unit.code, label: unit.shortName })),
    where: (codes) =>
      inArray(companies.unitId, sql`(select id from ${units} where ${inArray(units.code, codes)})`),
  },
  chain: {
    kind: "choice",
    label: of.chainCode.label,
    options: [...[...chains].map(([value, label]) => ({ value, label })), { value: "none", label: "未填" }],
    where: (codes) =>
      or(
        inArray(companies.chainCode, codes),
        codes.includes("none") ? isNull(companies.chainCode) : undefined,
      ),
  },
  leader: { kind: "flag", label: "只看链主", where: () => eq(companies.isChainLeader, true) },
  place: {
    kind: "text",
    label: of.place.label,
    where: (text) => sql`lower(${companies.place}) like ${`%${folded(text).replace(/[\\%_]/g, "\\$&")}%`}`,
  },
  updated: {
    kind: "day",
    label: "修改日期",
    where: (from, to) =>
      and(
        from ? sql`${companies.updatedAt} >= ${from}::date` : undefined,
        to ? sql`${companies.updatedAt} < ${to}::date + 1` : undefined,
      ),
  },
});
