import type { ReactNode } from "react";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { type Changed, fundChanges, listingChanges, projectChanges } from "@/lib/reports/changes";
import { callsDue, type DueList, dealsToPay, listingStepsDue, obstaclesDue } from "@/lib/reports/today";

/** What the funds and the listings ask of this person today; where they ask nothing, what is given for that case. */
export async function RegisterDesk({ viewer, otherwise }: { viewer: Viewer; otherwise?: ReactNode }) {
  const [deals, calls, obstacles, steps] = await Promise.all([
    dealsToPay(viewer),
    callsDue(viewer),
    obstaclesDue(viewer),
    listingStepsDue(viewer),
  ]);
  if ([deals, calls, obstacles, steps].every(({ total }) => total === 0)) return otherwise ?? null;
  return (
    <>
      <Due title="出资到期" list={calls} />
      <Due title="签约未打款" list={deals} />
      <Due title="上市障碍" list={obstacles} />
      <Due title="上市节点到期" list={steps} />
    </>
  );
}

function Due({ title, list: { rows, total } }: { title: string; list: DueList }) {
  if (total === 0) return null;
  return (
    <Card title={`${title} ${total}`} flush>
      <ul className="divide-y divide-line">
        {rows.map(({ key, href, title: what, detail, dueOn, daysLeft }) => (
          <li key={key} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1">
              <TextLink href={href}>{what}</TextLink>
              <p className="text-sm text-muted">{detail}</p>
            </div>
            <DueBadge dueOn={dueOn} daysLeft={daysLeft} />
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">
          这里列出最紧的 {rows.length} 项，共 {total} 项。
        </p>
      )}
    </Card>
  );
}

/** 近7天变化: what others did on the records this person reads. */
export async function WeekChanges({ viewer }: { viewer: Viewer }) {
  const changes = (
    await Promise.all([projectChanges(viewer), fundChanges(viewer), listingChanges(viewer)])
  ).flat();
  if (changes.length === 0) return null;
  const latest = [...changes].sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostShown);
  return (
    <Card title="近7天变化" flush>
      <ul className="divide-y divide-line">
        {latest.map((change) => (
          <Change key={`${change.href} ${change.key}`} change={change} />
        ))}
      </ul>
    </Card>
  );
}

const mostShown = 12;

function Change({ change: { href, title, what, who, at } }: { change: Changed }) {
  return (
    <li className="px-4 py-2">
      <TextLink href={href}>{title}</TextLink>
      <p className="flex justify-between gap-3 text-sm">
        <span className="min-w-0">{what}</span>
        <span className="whitespace-nowrap text-xs text-muted">
          {who} {at}
        </span>
      </p>
    </li>
  );
}
