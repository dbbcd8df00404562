import { assignmentLedger } from "@/lib/assignments/ledger";
import { assignmentReach } from "@/lib/assignments/reach";
import { ledgerRoute } from "@/lib/export/ledger-route";

/** The ledger of assignments as shown. */
export const GET = ledgerRoute({
  verb: "assignment.export",
  ledger: assignmentLedger,
  reach: assignmentReach,
  definition:
    "已交办的督办事项，含已办结和已撤销；时限和逾期按工作日计算，待审核的以提交日为止，经批准延期的按新时限",
});
