import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { pageOf } from "@/lib/ledger/present";
import { listProjects } from "@/lib/projects/queries";

export const GET = (request: Request) =>
  jsonAnswer("projects", async (viewer) => pageOf(await listProjects(viewer, queryOf(request)), "/projects"));
