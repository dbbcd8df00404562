import { ledgerRoute } from "@/lib/export/ledger-route";
import { fundLedger } from "@/lib/funds/fund-ledger";
import { fundReach } from "@/lib/funds/reach";

export const GET = ledgerRoute({
  verb: "fund.export",
  ledger: fundLedger,
  reach: fundReach,
  definition:
    "每只基金只列本级数字，不含下级；母基金对子基金的出资同时计入两只基金各自的行，各行相加会重复，去重合计见基金矩阵",
});
