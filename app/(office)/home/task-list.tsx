import { newFormKey } from "@/app/(office)/form/form-key";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { FinishTask } from "@/app/(office)/tasks/finish-task";
import { GiveTask } from "@/app/(office)/tasks/give-task";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { givenTasks, OpenTask } from "@/lib/projects/desk-queries";

type Given = Awaited<ReturnType<typeof givenTasks>>;

/** One's own open tasks, and those given to others that are not done. */
export function TaskList({ viewer, tasks, given }: { viewer: Viewer; tasks: OpenTask[]; given: Given }) {
  return (
    <div id="tasks" className="space-y-4">
      <Card title="我的任务" extra={can(viewer, "task.assign") && <GiveTask formKey={newFormKey()} />} flush>
        {tasks.length === 0 && <p className="px-4 py-4 text-center text-muted">没有未完成的任务。</p>}
        <ul className="divide-y divide-line">
          {tasks.map(({ id, version, title, by, mine, code, name, dueOn, daysLeft }) => (
            <li key={id} className="flex items-start gap-3 px-4 py-2">
              <div className="min-w-0 flex-1">
                <p className="break-words">{title}</p>
                <p className="flex flex-wrap gap-x-2 text-xs text-muted">
                  {code && <TextLink href={`/projects/${code}?tab=talks`}>{name}</TextLink>}
                  {!mine && <span>{by} 交办</span>}
                </p>
              </div>
              <DueBadge dueOn={dueOn} daysLeft={daysLeft} />
              <FinishTask id={id} version={version} title={title} />
            </li>
          ))}
        </ul>
      </Card>
      {given.length > 0 && (
        <Card title={`我交办的 ${given.length}`} flush>
          <ul className="divide-y divide-line">
            {given.map(({ id, title, assignee, code, name, dueOn, daysLeft }) => (
              <li key={id} className="flex items-start gap-3 px-4 py-2">
                <div className="min-w-0 flex-1">
                  <p className="break-words">{title}</p>
                  <p className="flex flex-wrap gap-x-2 text-xs text-muted">
                    <span>{assignee}</span>
                    {code && <TextLink href={`/projects/${code}?tab=talks`}>{name}</TextLink>}
                  </p>
                </div>
                <DueBadge dueOn={dueOn} daysLeft={daysLeft} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
