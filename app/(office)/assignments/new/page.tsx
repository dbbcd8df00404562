import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { assignmentFields } from "@/lib/assignments/fields";
import { possibleOwners } from "@/lib/assignments/people";
import { projectsNamed } from "@/lib/assignments/queries";
import { holidayWarning } from "@/lib/assignments/timing";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { listUnits } from "@/lib/units/queries";
import { AssignmentForm } from "./assignment-form";

export const metadata: Metadata = { title: "交办督办事项" };

type Props = { searchParams: Promise<{ project?: string }> };

export default async function NewAssignmentPage({ searchParams }: Props) {
  const [viewer, { project }] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "assignment.assign");
  const draft = project ? `assignment:${project}` : "assignment:new";
  const [choices, about, kept, warning] = await Promise.all([
    choicesFor(viewer),
    projectsNamed(viewer, project ? [project] : []),
    draftOf(viewer, draft),
    holidayWarning(),
  ]);
  const carrier = choices.options.ownerUnitId?.find(({ value }) => value === String(about[0]?.unitId));
  const [only, ...others] = choices.options.ownerUnitId ?? [];
  return (
    <>
      <PageHeader
        title="交办督办事项"
        crumbs={[{ title: "督办", href: "/assignments" }, { title: "交办" }]}
        note={warning && <span className="text-warn">{warning}</span>}
      />
      <AssignmentForm
        values={{
          assignment: {
            facts: {
              ...rawOf(assignmentFields, null),
              level: "normal",
              ownerUnitId: carrier?.value ?? (others.length === 0 ? (only?.value ?? "") : ""),
            },
            helperIds: [],
            projectCodes: about.map(({ code }) => code),
          },
        }}
        options={choices.options}
        helpers={choices.helpers}
        projects={about.map(({ code, name }) => ({ value: code, label: name }))}
        draft={draft}
        formKey={newFormKey()}
        kept={kept as never}
      />
    </>
  );
}

/** Units and people the viewer can put into the form; a city leader is none of them. */
async function choicesFor(viewer: Viewer) {
  const [units, people] = await Promise.all([listUnits(), possibleOwners(viewer)]);
  const within = units.filter(({ id }) => reaches(viewer, "assignment.assign", { unitId: id }));
  const optionOf = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return {
    options: {
      ownerUnitId: within.filter(({ kind }) => kind !== "city").map(optionOf),
      ownerId: people.map(({ id, name, unitId }) => ({
        value: String(id),
        label: name,
        parent: String(unitId),
      })),
      departmentId: units.filter(({ kind }) => kind === "department").map(optionOf),
      supervisorUnitId: within.map(optionOf),
    },
    helpers: units.filter(({ kind }) => kind !== "city").map(optionOf),
  };
}
