import { companyLedger } from "@/lib/companies/ledger";
import { companyReach } from "@/lib/companies/reach";
import { ledgerRoute } from "@/lib/export/ledger-route";

/** The company ledger as shown. */
export const GET = ledgerRoute({
  verb: "company.export",
  ledger: companyLedger,
  reach: companyReach,
  definition: "已登记且未删除的企业与投资方，同一企业由不同单位登记的分别计数",
});
