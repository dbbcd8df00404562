import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { listFunds } from "@/lib/funds/queries";
import { pageOf } from "@/lib/ledger/present";

export const GET = (request: Request) =>
  jsonAnswer("funds", async (viewer) => pageOf(await listFunds(viewer, queryOf(request)), "/funds"));
