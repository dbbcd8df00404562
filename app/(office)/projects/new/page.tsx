import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { projectFormOptions } from "@/app/(office)/projects/form-options";
import { ProjectForm } from "@/app/(office)/projects/project-form";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { projectFields } from "@/lib/projects/fields";

export const metadata: Metadata = { title: "新建项目" };

export default async function NewProjectPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "project.log");
  const [options, kept] = await Promise.all([
    projectFormOptions(viewer, "project.log"),
    draftOf(viewer, "project:new"),
  ]);
  const [onlyUnit, ...others] = options.unitId ?? [];
  const empty = rawOf(projectFields, null);
  return (
    <>
      <PageHeader
        title="新建项目"
        crumbs={[{ title: "项目台账", href: "/projects" }, { title: "新建项目" }]}
        note="只有一条线索时，用快速填报更快：六个字段。"
      />
      <ProjectForm
        values={{
          project: { ...empty, unitId: others.length === 0 ? (onlyUnit?.value ?? "") : "" },
          investors: [],
        }}
        options={options}
        formKey={newFormKey()}
        names={{}}
        kept={kept as never}
      />
    </>
  );
}
