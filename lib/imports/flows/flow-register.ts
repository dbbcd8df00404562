import "server-only";
import { flowFields } from "@/lib/funds/fields";
import type { Register } from "@/lib/imports/register";
import { fieldWords, withWords } from "@/lib/imports/words";
import { ledgerPaths } from "@/lib/views/ledgers";
import { flowChecker } from "./checker";
import { flowColumns } from "./columns";
import { writeFlows } from "./writing";

export const flowRegister: Register = {
  key: "flows",
  title: "基金现金流台账",
  record: "流水",
  verb: "fund.import",
  columns: flowColumns,
  nameKey: "fundId",
  needed: ["fundId", "kind", "happenedOn", "money"],
  unitKey: null,
  listKeys: [],
  shown: [
    { key: "happenedOn", label: "到账日期" },
    { key: "other", label: "投资项目或出资人" },
    { key: "money", label: "金额（万元）", isNumber: true },
    { key: "voucherNote", label: "凭证号" },
  ],
  sumLabel: "金额",
  batch: 100,
  rehearsed: true,
  home: ledgerPaths.flows,
  download: { href: "/exports/flows", verb: "flow.export" },
  usual: ["fundId", "kind", "happenedOn", "money", "commitmentId", "dealId", "round", "voucherNote", "note"],
  templateColumns: async () => withWords(flowColumns, await fieldWords(flowFields)),
  checker: flowChecker,
  write: (tx, viewer, { rows }) => writeFlows(tx, viewer, rows),
};
