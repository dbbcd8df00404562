import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { pageOf } from "@/lib/ledger/present";
import { listListed } from "@/lib/listings/listed-queries";

export const GET = (request: Request) =>
  jsonAnswer("listed", async (viewer) =>
    pageOf(await listListed(viewer, queryOf(request)), "/listings/listed"),
  );
