import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { listDeals } from "@/lib/funds/queries";
import { pageOf } from "@/lib/ledger/present";

export const GET = (request: Request) =>
  jsonAnswer("deals", async (viewer) => pageOf(await listDeals(viewer, queryOf(request)), "/funds/deals"));
