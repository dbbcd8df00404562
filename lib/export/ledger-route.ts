import "server-only";
import { downloadRoute } from "./download-route";
import { type LedgerExport, ledgerDownload } from "./ledger-download";

/** The GET handler of a ledger's download: the address is the ledger page's own query. */
export const ledgerRoute = (download: LedgerExport): ((request: Request) => Promise<Response>) =>
  downloadRoute(download.verb, (viewer, query, signal) => ledgerDownload(viewer, download, query, signal));
