import { ledgerRoute } from "@/lib/export/ledger-route";
import { listedLedger } from "@/lib/listings/listed-ledger";
import { listedReach } from "@/lib/listings/reach";

/** The register of listed companies as shown. */
export const GET = ledgerRoute({
  verb: "listed.export",
  ledger: listedLedger,
  reach: listedReach,
  definition:
    "一行是一家公司在一个板块的股票，含已退市；第几家按首次上市日排序，同日按证券代码（带 * 号），多板块上市只算一家",
});
