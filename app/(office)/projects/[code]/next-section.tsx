import type { ReactNode } from "react";
import { DueBadge } from "@/app/(office)/tasks/due-badge";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { daysBetween, showDay } from "@/lib/date/day";
import { followUpsOf, tasksOf } from "@/lib/projects/desk-queries";
import type { Project } from "@/lib/projects/queries";
import { needsAcceptance, type Stage, stages } from "@/lib/projects/rules";
import type { MilestoneView } from "@/lib/projects/stage-queries";
import { precisionOf } from "./steps";

type Props = { viewer: Viewer; project: Project; milestones: MilestoneView[]; today: string };

/** What waits on this project now: papers sent back, acceptance, the next stage with its gaps, the next talk, tasks. */
export async function NextSection({ viewer, project, milestones, today }: Props) {
  const [followUps, tasks] = await Promise.all([followUpsOf(viewer, project), tasksOf(viewer, project)]);
  const at = (tab: string) => `/projects/${project.code}?tab=${tab}`;
  const coming = nextStage(project, milestones);
  const talk = followUps.entries.find(({ nextStep }) => nextStep);
  const open = tasks.entries.filter(({ doneAt }) => !doneAt);
  const items = [
    ...milestones.filter(waits).map((one) => <Waiting key={one.stage} view={one} href={at("stages")} />),
    coming && <Coming key="next" view={coming} href={at("stages")} />,
    talk && (
      <Item key="talk" label="跟进" href={at("talks")} title={talk.nextStep ?? ""}>
        {talk.nextOn && <DueBadge dueOn={talk.nextOn} daysLeft={daysBetween(today, talk.nextOn)} />}
      </Item>
    ),
    ...open.map(({ id, title, dueOn, daysLeft }) => (
      <Item key={id} label="任务" href={at("talks")} title={title}>
        <DueBadge dueOn={dueOn} daysLeft={daysLeft} />
      </Item>
    )),
  ].filter(Boolean);
  if (items.length === 0) return null;
  return (
    <Card title="接下来">
      <ul className="space-y-3">{items}</ul>
    </Card>
  );
}

const waits = ({ stage, milestone }: MilestoneView) =>
  Boolean(milestone?.actualOn && needsAcceptance(stage) && !milestone.verifiedAt);

/** The first stage beyond the furthest one reached. 在建 begins by itself. */
function nextStage({ stage, status }: Project, milestones: MilestoneView[]) {
  if (status === "ended" || status === "merged") return undefined;
  const reached = stages.indexOf(stage as Stage);
  const ahead = milestones.filter((one) => stages.indexOf(one.stage) > reached && one.stage !== "BUILD");
  return ahead.find(({ milestone }) => milestone?.plannedOn && !milestone.actualOn) ?? ahead[0];
}

type ItemProps = { label: string; title: string; href: string; note?: string; children?: ReactNode };

function Item({ label, title, href, note, children }: ItemProps) {
  return (
    <li className="flex items-start gap-2">
      <span className="w-12 shrink-0 text-sm text-muted">{label}</span>
      <span className="min-w-0 flex-1 break-words">
        <TextLink href={href}>{title}</TextLink>
        {note && <span className="block text-sm text-muted">{note}</span>}
      </span>
      {children}
    </li>
  );
}

function Waiting({ view: { label, milestone }, href }: { view: MilestoneView; href: string }) {
  if (milestone?.returnedAt)
    return (
      <Item label="补正" href={href} title={label} note={milestone.returnReason ?? undefined}>
        <Badge tone="danger">已退回</Badge>
      </Item>
    );
  return (
    <Item label="认定" href={href} title={label}>
      <Badge tone="warn">{milestone?.passedAt ? "待认定" : "待审核"}</Badge>
    </Item>
  );
}

function Coming({ view: { label, milestone, missing }, href }: { view: MilestoneView; href: string }) {
  const planned = milestone?.plannedOn
    ? `计划 ${showDay(milestone.plannedOn, precisionOf(milestone.plannedPrecision))}`
    : "还没有计划日期";
  const gaps = missing.length > 0 ? `；还缺${missing.join("、")}` : "";
  return <Item label="下一步" href={href} title={label} note={planned + gaps} />;
}
