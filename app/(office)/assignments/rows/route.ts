import { jsonAnswer, queryOf, refuseWithout } from "@/app/(office)/json-answer";
import { listAssignments } from "@/lib/assignments/queries";
import { pageOf } from "@/lib/ledger/present";

export const GET = (request: Request) =>
  jsonAnswer("assignments", async (viewer) => {
    refuseWithout(viewer, "assignment.read");
    return pageOf(await listAssignments(viewer, queryOf(request)), "/assignments");
  });
