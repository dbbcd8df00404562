import "server-only";
import { dealFields, roundFields } from "@/lib/funds/fields";
import type { Register } from "@/lib/imports/register";
import { fieldWords, withWords } from "@/lib/imports/words";
import { ledgerPaths } from "@/lib/views/ledgers";
import { dealChecker } from "./checker";
import { dealColumns } from "./columns";
import { writeDeals } from "./writing";

async function templateColumns() {
  const [deal, round] = await Promise.all([fieldWords(dealFields), fieldWords(roundFields)]);
  return withWords(withWords(dealColumns, round), deal);
}

export const dealRegister: Register = {
  key: "deals",
  title: "基金投资台账",
  record: "投资项目",
  verb: "fund.import",
  columns: dealColumns,
  nameKey: "companyId",
  needed: ["companyId", "fundId"],
  unitKey: "unitId",
  listKeys: [],
  shown: [
    { key: "round", label: "轮次" },
    { key: "fund", label: "基金" },
    { key: "unitId", label: "落户地" },
    { key: "agreed", label: "签约金额（万元）", isNumber: true },
    { key: "paid", label: "打款（万元）", isNumber: true },
  ],
  sumLabel: "打款",
  batch: 50,
  rehearsed: true,
  home: ledgerPaths.deals,
  download: { href: "/exports/deals", verb: "deal.export" },
  usual: [
    "fundId",
    "companyId",
    "round",
    "unitId",
    "chainCode",
    "projectId",
    "role",
    "share",
    "decided",
    "on.IC",
    "agreed",
    "on.AGREE",
    "paid",
    "paidOn",
    "postMoney",
    "owner",
    "note",
  ],
  templateColumns,
  checker: dealChecker,
  write: writeDeals,
};
