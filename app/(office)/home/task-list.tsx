import { PlateMark } from "@/app/(office)/assignments/plate";
import { newFormKey } from "@/app/(office)/form/form-key";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { FinishTask } from "@/app/(office)/tasks/finish-task";
import { GiveTask } from "@/app/(office)/tasks/give-task";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { Tabs } from "@/app/ui/tabs";
import { type Duty, type DutyList, dutyLists } from "@/lib/assignments/duties";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { DutyBox } from "./duty-box";

const nothing: Readonly<Record<DutyList, string>> = {
  open: "没有待办的督办事项和任务。",
  done: "近 90 天没有办结的事项。",
  mine: "没有由您发起、还在办理的事项。",
};

/** 待办 / 已办 / 我发起: assignments and tasks in one list, the most pressing first. */
export function TaskList({ viewer, box }: { viewer: Viewer; box: DutyBox }) {
  const { list, duties, waiting } = box;
  return (
    <div id="tasks">
      <Card
        title="督办与任务"
        extra={can(viewer, "task.assign") && <GiveTask formKey={newFormKey()} />}
        flush
      >
        <div className="px-4">
          <Tabs
            label="督办与任务"
            tabs={Object.entries(dutyLists).map(([key, title]) => ({
              href: key === "open" ? "/" : `/?duties=${key}#tasks`,
              title,
              count: key === "open" ? waiting : undefined,
              current: key === list,
            }))}
          />
        </div>
        {duties.length === 0 && <p className="px-4 py-4 text-center text-muted">{nothing[list]}</p>}
        <ul className="divide-y divide-line">
          {duties.map((duty) => (
            <DutyLine key={duty.key} duty={duty} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function DutyLine({ duty: { title, href, kind, note, dueOn, daysLeft, plate, left, task } }: { duty: Duty }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words">{href ? <TextLink href={href}>{title}</TextLink> : title}</p>
        <p className="flex flex-wrap gap-x-2 text-xs text-muted">
          <span>{kind}</span>
          <span>{note}</span>
        </p>
        {plate && (
          <p className="text-xs" title={dueOn ? `办结时限 ${dueOn}` : undefined}>
            <PlateMark plate={plate} left={left} />
          </p>
        )}
      </div>
      {!plate && <DueBadge dueOn={dueOn} daysLeft={daysLeft} />}
      {task && <FinishTask id={task.id} version={task.version} title={title} />}
    </li>
  );
}
