import { ledgerRoute } from "@/lib/export/ledger-route";
import { dealLedger } from "@/lib/funds/ledger";
import { dealReach } from "@/lib/funds/reach";

export const GET = ledgerRoute({
  verb: "deal.export",
  ledger: dealLedger,
  reach: dealReach,
  definition:
    "每行是一只基金在一轮里的投资，未删除的全部列出（含已终止）；几只基金同投一轮各占一行，企业个数不能按行数数；累计打款、回款来自现金流，投决、签约金额未知的不计入合计",
});
