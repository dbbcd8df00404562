import type { Viewer } from "@/lib/auth/viewer";
import type { Project } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";
import { carryingUnits } from "@/lib/units/queries";
import { StatusActions } from "./milestones/status-actions";

/** 暂缓, 终止, 流转 …: what this person may do to the whole project now. */
export async function StatusMenu({ viewer, project }: { viewer: Viewer; project: Project }) {
  const may = {
    pace: mayOn(viewer, "project.setPace", project),
    pause: mayOn(viewer, "project.pause", project),
    resume: mayOn(viewer, "project.resume", project),
    end: mayOn(viewer, "project.end", project),
    transfer: mayOn(viewer, "project.transfer", project),
    merge: mayOn(viewer, "project.merge", project),
    link: mayOn(viewer, "project.revise", project),
    void: mayOn(viewer, "project.void", project),
  };
  if (!Object.values(may).some(Boolean)) return null;
  const units = may.transfer
    ? (await carryingUnits())
        .filter(({ id }) => id !== project.unitId)
        .map(({ id, name }) => ({ value: String(id), label: name }))
    : [];
  return (
    <StatusActions
      code={project.code}
      version={project.version}
      status={project.status}
      linked={project.parentId !== null || project.firstProjectId !== null}
      may={may}
      units={units}
    />
  );
}
