import { ledgerRoute } from "@/lib/export/ledger-route";
import { projectLedger } from "@/lib/projects/ledger";
import { projectReach } from "@/lib/projects/reach";

/** The ledger as shown: same filter, order and columns, within the reach of whoever asks. */
export const GET = ledgerRoute({
  verb: "project.export",
  ledger: projectLedger,
  reach: projectReach,
  definition:
    "在册项目（含未认定节点），不含已作废；分期项目的金额已含在总项目内，不重复计入合计；区间、待定和无汇率的外币金额不计入合计",
});
