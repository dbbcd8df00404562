import "server-only";
import { fundFields } from "@/lib/funds/fields";
import type { Register } from "@/lib/imports/register";
import { fieldWords, withWords } from "@/lib/imports/words";
import { listUnits } from "@/lib/units/queries";
import { ledgerPaths } from "@/lib/views/ledgers";
import { fundChecker } from "./checker";
import { fundColumns } from "./columns";
import { writeFunds } from "./writing";

export const fundRegister: Register = {
  key: "funds",
  title: "基金台账",
  record: "基金",
  verb: "fund.import",
  columns: fundColumns,
  nameKey: "name",
  needed: ["name"],
  unitKey: null,
  listKeys: [],
  shown: [
    { key: "layer", label: "层级" },
    { key: "parent", label: "上级基金" },
    { key: "manager", label: "管理人" },
    { key: "size", label: "基金规模（亿元）", isNumber: true },
  ],
  sumLabel: "基金规模",
  batch: 100,
  rehearsed: true,
  home: ledgerPaths.funds,
  download: { href: "/exports/funds", verb: "fund.export" },
  usual: [
    "name",
    "shortName",
    "layer",
    "kind",
    "parentId",
    "manager",
    "size",
    "registrationNumber",
    "establishedOn",
    "investUntil",
    "endsOn",
    "focus",
    "status",
    "note",
  ],
  templateColumns: async () => withWords(fundColumns, await fieldWords(fundFields, listUnits)),
  checker: fundChecker,
  write: (tx, viewer, { rows }) => writeFunds(tx, viewer, rows),
};
