import { ledgerRoute } from "@/lib/export/ledger-route";
import { listingLedger } from "@/lib/listings/ledger";
import { listingReach } from "@/lib/listings/reach";

/** The ledger of candidates as shown. */
export const GET = ledgerRoute({
  verb: "listing.export",
  ledger: listingLedger,
  reach: listingReach,
  definition:
    "在库且未删除的上市后备企业，一家企业同时只有一份在办档案；保密企业只对上市专员、负责人和领导列出",
});
