import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { startsPassed } from "@/lib/projects/today";

/** Planned starts that passed without one: report the start, or move the plan with a reason. */
export function StartsPassed({ passed }: { passed: Awaited<ReturnType<typeof startsPassed>> }) {
  if (passed.total === 0) return null;
  return (
    <div id="starts">
      <Card title={`计划开工已过 ${passed.total}`} flush>
        <ul className="divide-y divide-line">
          {passed.rows.map(({ code, name, unit, plannedEnd, overdue, href }) => (
            <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1">
                <TextLink href={href}>{name}</TextLink>
                <span className="ml-2 text-xs text-muted">{unit}</span>
              </span>
              <span className="text-sm text-muted">计划 {plannedEnd}</span>
              <Badge tone="danger">超期 {overdue} 天</Badge>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
