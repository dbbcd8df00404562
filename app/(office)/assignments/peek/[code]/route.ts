import { jsonAnswer } from "@/app/(office)/json-answer";
import { assignmentFacts } from "@/lib/assignments/facts";
import { assignmentView, findAssignment } from "@/lib/assignments/queries";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("assignment peek", async (viewer) => {
    const assignment = await findAssignment(viewer, (await params).code);
    const view = await assignmentView(viewer, assignment);
    const about = view.projects.map(({ name }) => name).join("、");
    return {
      title: assignment.name,
      href: `/assignments/${assignment.code}`,
      facts: [
        ...assignmentFacts(assignment, view).map(({ label, value }) => ({ label, value })),
        ...(about ? [{ label: "关联项目", value: about }] : []),
      ],
      notes: [],
    };
  });
