import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { pageOf } from "@/lib/ledger/present";
import { listListings } from "@/lib/listings/queries";

export const GET = (request: Request) =>
  jsonAnswer("listings", async (viewer) => pageOf(await listListings(viewer, queryOf(request)), "/listings"));
