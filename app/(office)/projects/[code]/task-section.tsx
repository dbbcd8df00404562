import { PlateMark } from "@/app/(office)/assignments/plate";
import { newFormKey } from "@/app/(office)/form/form-key";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { FinishTask } from "@/app/(office)/tasks/finish-task";
import { GiveTask } from "@/app/(office)/tasks/give-task";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { UserChip } from "@/app/ui/user-chip";
import { assignmentsOfProject } from "@/lib/assignments/queries";
import { numberOf } from "@/lib/assignments/rules";
import { can, type Viewer } from "@/lib/auth/viewer";
import { tasksOf } from "@/lib/projects/desk-queries";
import type { Project } from "@/lib/projects/queries";

type Props = { viewer: Viewer; project: Project };

/** Who has to do what for this project until when; done ones stay at the foot. */
export async function TaskSection({ viewer, project }: Props) {
  const [{ entries, mayAssign }, duties] = await Promise.all([
    tasksOf(viewer, project),
    assignmentsOfProject(viewer, project.id),
  ]);
  const none = entries.length === 0 && duties.length === 0;
  return (
    <Card
      title="督办与任务"
      extra={
        <>
          {can(viewer, "assignment.assign") && (
            <LinkButton size="small" href={`/assignments/new?project=${project.code}`}>
              交办督办
            </LinkButton>
          )}
          {mayAssign && <GiveTask code={project.code} formKey={newFormKey()} />}
        </>
      }
      flush={!none}
    >
      {none && <p className="py-2 text-center text-muted">没有督办事项和任务。</p>}
      <ul className="divide-y divide-line">
        {duties.map((duty) => (
          <li key={duty.code} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1">
              <TextLink href={`/assignments/${duty.code}`}>{duty.name}</TextLink>
              <p className="flex flex-wrap gap-x-3 text-xs text-muted">
                <span>{numberOf(duty)}</span>
                <span>{duty.owner}承办</span>
                <span>{duty.dueOn} 前办结</span>
              </p>
            </div>
            <PlateMark plate={duty.plate} left={duty.left} />
          </li>
        ))}
        {entries.map(({ id, version, title, assignee, unit, by, dueOn, daysLeft, doneAt, doneNote, own }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className={doneAt ? "text-muted" : undefined}>{title}</p>
              <p className="flex flex-wrap gap-x-3 text-xs text-muted">
                <UserChip name={assignee ?? ""} unit={unit} />
                <span>{by} 交办</span>
                {doneAt && (
                  <span>
                    {doneAt.slice(0, 10)} 办结{doneNote && `：${doneNote}`}
                  </span>
                )}
              </p>
            </div>
            {!doneAt && <DueBadge dueOn={dueOn} daysLeft={daysLeft} />}
            {own && !doneAt && <FinishTask id={id} version={version} title={title} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
