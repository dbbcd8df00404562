import "server-only";
import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { listedCompanies } from "@/db/schema";
import { optionsOf } from "@/lib/dictionaries/queries";
import { amountColumn, dayColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerColumn, LedgerSpec } from "@/lib/ledger/spec";
import { type Amount, showAmount } from "@/lib/money/amount";
import { showYi } from "@/lib/money/yuan";
import { carryingUnits, type Unit, unitNames } from "@/lib/units/queries";
import { wordedLedger } from "@/lib/units/worded";
import { listedFields as of } from "./fields";
import { listedOrder } from "./listed-order";
import { isListingBoard } from "./rules";

/** The register of listed companies: one row a board, the company's number beside each of them. */
export const listedLedger = wordedLedger(async () => {
  const [names, carriers, boards] = await Promise.all([unitNames(), carryingUnits(), optionsOf("boards")]);
  return {
    name: "listed",
    title: "上市公司册",
    from: listedCompanies,
    id: listedCompanies.id,
    code: listedCompanies.code,
    search: listedCompanies.searchText,
    standing: isNull(listedCompanies.deletedAt),
    usualSort: "-listedOn",
    columns: columnsOf(names, new Map(boards.map(({ value, label }) => [value, label]))),
    filters: filtersOf(carriers, boards),
  };
});

const columnsOf = (
  names: ReadonlyMap<number, string>,
  boards: ReadonlyMap<string, string>,
): LedgerSpec["columns"] => ({
  code: textColumn({ label: "编号" }, listedCompanies.code, { width: 124 }),
  n: {
    title: "第几家",
    value: sql`(select o.n || case when o.same_day > 1 then ' *' else '' end from ${listedOrder} as o where o.company_id = ${listedCompanies.companyId})`,
    show: (n: string | null) => n,
    cell: (n: string | null) => ({ kind: "number", value: n === null ? null : Number.parseInt(n, 10) }),
    align: "end",
    usual: true,
    width: 72,
  },
  name: textColumn({ label: "企业名称" }, listedCompanies.companyName, {
    usual: true,
    width: 260,
    sort: sql`${listedCompanies.companyName} collate "zh-x-icu"`,
  }),
  unitId: unitColumn(of.unitId, listedCompanies.unitId, names, { usual: true, width: 88 }),
  board: {
    ...textColumn(of.board, listedCompanies.board, { usual: true, width: 110 }),
    show: (code: string) => boards.get(code) ?? code,
  },
  stockCode: textColumn(of.stockCode, listedCompanies.stockCode, { usual: true, width: 100 }),
  stockName: textColumn(of.stockName, listedCompanies.stockName, { usual: true, width: 110 }),
  listedOn: dayColumn(of.listedOn, listedCompanies.listedOn, { usual: true }),
  proceeds: yiColumn(of.proceeds, listedCompanies.proceeds, listedCompanies.proceedsYuan),
  localProceeds: yiColumn(of.localProceeds, listedCompanies.localProceeds, listedCompanies.localProceedsYuan),
  delistedOn: {
    ...dayColumn(of.delistedOn, listedCompanies.delistedOn, { usual: true }),
    tone: (on: string | null) => (on ? "warn" : null),
  },
  delistReason: textColumn(of.delistReason, listedCompanies.delistReason, { width: 180 }),
  note: textColumn(of.note, listedCompanies.note, { width: 180 }),
});

function yiColumn(
  field: { label: string },
  whole: typeof listedCompanies.proceeds | typeof listedCompanies.localProceeds,
  yuan: typeof listedCompanies.proceedsYuan | typeof listedCompanies.localProceedsYuan,
): LedgerColumn {
  const column = amountColumn(
    field,
    { whole, yuan, show: (amount: Amount) => showAmount(amount, "亿元") },
    { usual: true },
  );
  return {
    ...column,
    unit: "亿元",
    cell: (amount: { yuan: number | null; typed: string } | null) => {
      if (!amount) return { kind: "number", value: null };
      return amount.yuan === null
        ? { kind: "text", value: amount.typed }
        : { kind: "number", value: amount.yuan / 100_000_000, format: "#,##0.00######" };
    },
    sum: {
      value: sql`${yuan}`,
      unknown: sql`${yuan} is null`,
      show: (sum) => (sum === null ? "—" : `${showYi(sum)} 亿元`),
    },
  };
}

const filtersOf = (carriers: Unit[], boards: { value: string; label: string }[]): LedgerSpec["filters"] => ({
  unit: {
    kind: "choice",
    label: of.unitId.label,
    options: carriers.map(({ code, shortName }) => ({ value: code, label: shortName })),
    where: (codes) => {
      const ids = carriers.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
      return ids.length > 0 ? inArray(listedCompanies.unitId, ids) : sql`false`;
    },
  },
  board: {
    kind: "choice",
    label: of.board.label,
    options: boards
      .filter(({ value }) => isListingBoard(value))
      .map(({ value, label }) => ({ value, label })),
    where: (codes) => inArray(listedCompanies.board, codes),
  },
  standing: {
    kind: "choice",
    label: "状态",
    options: [
      { value: "now", label: "在册" },
      { value: "gone", label: "已退市" },
    ],
    where: (codes) =>
      or(
        codes.includes("now") ? isNull(listedCompanies.delistedOn) : undefined,
        codes.includes("gone") ? isNotNull(listedCompanies.delistedOn) : undefined,
      ),
  },
  listedOn: {
    kind: "day",
    label: of.listedOn.label,
    where: (from, to) =>
      and(
        from ? sql`${listedCompanies.listedOn} >= ${from}::date` : undefined,
        to ? sql`${listedCompanies.listedOn} <= ${to}::date` : undefined,
      ),
  },
  fromCase: {
    kind: "flag",
    label: "由后备档案转来",
    where: () => isNotNull(listedCompanies.caseId),
  },
  company: {
    kind: "text",
    label: "证券代码",
    where: (text) => eq(listedCompanies.stockCode, text.trim().toUpperCase()),
  },
});
