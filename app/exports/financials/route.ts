import { ledgerRoute } from "@/lib/export/ledger-route";
import { listingReach } from "@/lib/listings/reach";
import { yearLedger } from "@/lib/listings/year-ledger";

/** The yearly accounts of the candidates within reach. */
export const GET = ledgerRoute({
  verb: "listing.export",
  ledger: yearLedger,
  reach: listingReach,
  definition: "上市后备企业各年度财务数据，一家企业一个年度一行；没有填报的年度和指标留空",
});
