import { newFormKey } from "@/app/(office)/form/form-key";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { FinishTask } from "@/app/(office)/tasks/finish-task";
import { GiveTask } from "@/app/(office)/tasks/give-task";
import { Card } from "@/app/ui/card";
import { UserChip } from "@/app/ui/user-chip";
import type { Viewer } from "@/lib/auth/viewer";
import { tasksOf } from "@/lib/projects/desk-queries";
import type { Project } from "@/lib/projects/queries";

type Props = { viewer: Viewer; project: Project };

/** Who has to do what for this project until when; done ones stay at the foot. */
export async function TaskSection({ viewer, project }: Props) {
  const { entries, mayAssign } = await tasksOf(viewer, project);
  return (
    <Card
      title="任务"
      extra={mayAssign && <GiveTask code={project.code} formKey={newFormKey()} />}
      flush={entries.length > 0}
    >
      {entries.length === 0 && <p className="py-2 text-center text-muted">没有任务。</p>}
      <ul className="divide-y divide-line">
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
