import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { listFlows } from "@/lib/funds/queries";
import { pageOf } from "@/lib/ledger/present";

export const GET = (request: Request) =>
  jsonAnswer("flows", async (viewer) => pageOf(await listFlows(viewer, queryOf(request)), "/funds/flows"));
