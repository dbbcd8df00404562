import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { followUpsDue } from "@/lib/projects/today";

/** Next steps promised within a week. */
export function FollowUpsDue({ due }: { due: Awaited<ReturnType<typeof followUpsDue>> }) {
  if (due.total === 0) return null;
  return (
    <div id="follow-ups">
      <Card title={`一周内要跟进 ${due.total}`} flush>
        <ul className="divide-y divide-line">
          {due.rows.map(({ id, code, name, unit, kind, nextStep, nextOn, daysLeft }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
              <div className="min-w-0 flex-1">
                <TextLink href={`/projects/${code}?tab=talks`}>{name}</TextLink>
                <span className="ml-2 text-xs text-muted">{unit}</span>
                <p className="text-sm">
                  {nextStep} <span className="text-muted">（上次{kind}）</span>
                </p>
              </div>
              <DueBadge dueOn={nextOn} daysLeft={daysLeft} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
