import { jsonAnswer } from "@/app/(office)/json-answer";
import { projectFacts } from "@/lib/projects/facts";
import { findProject } from "@/lib/projects/queries";

type Context = { params: Promise<{ code: string }> };

/** The drawer beside the ledger: the same facts as the record page, without opening it. */
export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("project peek", async (viewer) => {
    const { project } = await findProject(viewer, (await params).code);
    const facts = (await projectFacts(project)).flatMap(({ title, facts: inside }) =>
      inside.map((fact) => ({ ...fact, group: title })),
    );
    return {
      title: project.name,
      href: `/projects/${project.code}`,
      facts: facts.filter(({ value }) => value !== "—"),
      notes: [],
    };
  });
