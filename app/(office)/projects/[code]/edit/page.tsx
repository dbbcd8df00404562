import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound } from "@/app/(office)/gate";
import { projectFormOptions } from "@/app/(office)/projects/form-options";
import { ProjectForm } from "@/app/(office)/projects/project-form";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { type FieldThread, threadsOf } from "@/lib/projects/check-queries";
import { projectFields } from "@/lib/projects/fields";
import { investorsOf } from "@/lib/projects/investors";
import { findProject } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";

export const metadata: Metadata = { title: "修改项目" };

export default async function EditProjectPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const { project, moved } = await orNotFound(findProject(viewer, code));
  if (moved) redirect(`/projects/${project.code}/edit`);
  if (!mayOn(viewer, "project.revise", project)) forbidden();
  const [options, investors, kept, threads] = await Promise.all([
    projectFormOptions(viewer, "project.revise"),
    investorsOf(project.id),
    draftOf(viewer, `project:${project.code}`),
    threadsOf(viewer, project),
  ]);
  return (
    <>
      <PageHeader
        title={`修改：${project.name}`}
        crumbs={[
          { title: "项目台账", href: "/projects" },
          { title: project.name, href: `/projects/${project.code}` },
          { title: "修改" },
        ]}
      />
      <ProjectForm
        values={{
          project: rawOf(projectFields, project as never),
          investors: investors.map(({ companyId, role, share }) => ({
            companyId,
            role: role as "lead",
            share: share ? String(Number(share)) : "",
          })),
        }}
        options={options}
        formKey={newFormKey()}
        record={{ code: project.code, version: project.version }}
        names={Object.fromEntries(investors.map(({ companyId, name }) => [companyId, name]))}
        returned={returnedNotes(threads)}
        kept={kept as never}
      />
    </>
  );
}

/** The last word of each open thread, at its own field. */
const returnedNotes = (threads: readonly FieldThread[]) =>
  Object.fromEntries(
    threads
      .filter(({ stage }) => stage === null)
      .map(({ field, state, entries }) => [`project.${field}`, noteOf(state, entries)]),
  );

function noteOf(state: string, entries: FieldThread["entries"]): string {
  const last = entries.filter(({ body }) => body).at(-1);
  return `${state}。${last?.title ?? "退回"}（${last?.who ?? ""} ${last?.at ?? ""}）：${last?.body ?? ""}`;
}
