import "server-only";
import type { Register } from "@/lib/imports/register";
import { fieldWords, withWords } from "@/lib/imports/words";
import { listingFields } from "@/lib/listings/fields";
import { ledgerPaths } from "@/lib/views/ledgers";
import { candidateChecker } from "./checker";
import { candidateColumns } from "./columns";
import { writeCandidates } from "./writing";

export const candidateRegister: Register = {
  key: "candidates",
  title: "上市后备企业台账",
  record: "后备企业",
  verb: "listing.import",
  columns: candidateColumns,
  nameKey: "companyId",
  needed: ["companyId"],
  unitKey: "unitId",
  listKeys: [],
  shown: [
    { key: "unitId", label: "属地" },
    { key: "tier", label: "梯队" },
    { key: "board", label: "拟上市板块" },
    { key: "stage", label: "阶段" },
  ],
  sumLabel: null,
  batch: 50,
  rehearsed: true,
  home: ledgerPaths.listings,
  download: { href: "/exports/listings", verb: "listing.export" },
  usual: [
    "companyId",
    "creditCode",
    "unitId",
    "tier",
    "board",
    "stage",
    "stageOn",
    "plannedFilingOn",
    "plannedListingOn",
    "firm.sponsor",
    "firm.accountant",
    "firm.lawyer",
    "revenue.1",
    "netProfit.1",
    "rndSpending.1",
    "owner",
    "problem",
    "nextStep",
    "note",
  ],
  templateColumns: async () => withWords(candidateColumns, await fieldWords(listingFields)),
  checker: candidateChecker,
  write: writeCandidates,
};
