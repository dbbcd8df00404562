import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { milestoneCutOf } from "@/app/(office)/projects/[code]/milestones/milestone-cut";
import { Missing } from "@/lib/auth/refusals";
import { findProject } from "@/lib/projects/queries";
import { milestonesOf } from "@/lib/projects/stage-queries";

type Context = { params: Promise<{ code: string }> };

/** What stands before a stage for one project as it is now: asked when a card is dropped there. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer("board gate", async (viewer) => {
    const { project } = await findProject(viewer, (await params).code);
    const { stage } = queryOf(request);
    const view = (await milestonesOf(project)).find((one) => one.stage === stage);
    if (!view) throw new Missing();
    return { version: project.version, view: milestoneCutOf(view) };
  });
