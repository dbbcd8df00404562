import "server-only";
import type { Register } from "@/lib/imports/register";
import { fieldWords, withWords } from "@/lib/imports/words";
import { yearFields } from "@/lib/listings/fields";
import { ledgerPaths } from "@/lib/views/ledgers";
import { financialChecker } from "./checker";
import { financialColumns } from "./columns";
import { writeFinancials } from "./writing";

export const financialRegister: Register = {
  key: "financials",
  title: "后备企业年度财务",
  record: "年度数据",
  verb: "listing.import",
  columns: financialColumns,
  nameKey: "companyId",
  needed: ["companyId", "year"],
  unitKey: null,
  listKeys: [],
  shown: [
    { key: "year", label: "年度" },
    { key: "revenue", label: "营业收入（万元）", isNumber: true },
    { key: "netProfit", label: "净利润（万元）", isNumber: true },
    { key: "rndSpending", label: "研发投入（万元）", isNumber: true },
  ],
  sumLabel: "营业收入",
  batch: 100,
  rehearsed: true,
  home: ledgerPaths.listings,
  download: { href: "/exports/financials", verb: "listing.export" },
  usual: [
    "companyId",
    "creditCode",
    "year",
    "revenue",
    "netProfit",
    "coreProfit",
    "operatingCash",
    "rndSpending",
    "netAssets",
    "totalAssets",
    "rndStaff",
    "staff",
    "weightedRoe",
    "auditOpinion",
    "source",
  ],
  templateColumns: async () => withWords(financialColumns, await fieldWords(yearFields)),
  checker: financialChecker,
  write: (tx, viewer, { rows }) => writeFinancials(tx, viewer, rows),
};
