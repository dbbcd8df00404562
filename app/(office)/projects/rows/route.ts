import { jsonAnswer, queryOf, refuseWithout } from "@/app/(office)/json-answer";
import { pageOf } from "@/lib/ledger/present";
import { listProjects } from "@/lib/projects/queries";

export const GET = (request: Request) =>
  jsonAnswer("projects", async (viewer) => {
    refuseWithout(viewer, "project.read");
    return pageOf(await listProjects(viewer, queryOf(request)), "/projects");
  });
