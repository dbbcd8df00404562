import { ledgerRoute } from "@/lib/export/ledger-route";
import { flowLedger } from "@/lib/funds/flow-ledger";
import { flowReach } from "@/lib/funds/reach";

export const GET = ledgerRoute({
  verb: "flow.export",
  ledger: flowLedger,
  reach: flowReach,
  definition: "未删除的全部流水，金额为正，收支列入正出负；母基金对子基金的出资只记在子基金名下一次",
});
