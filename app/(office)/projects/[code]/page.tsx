import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orNotFound } from "@/app/(office)/gate";
import { entryNumber } from "@/app/(office)/history-card";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { Lamp } from "@/app/ui/lamp";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { StageBar } from "@/app/ui/stage-bar";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { threadsOf } from "@/lib/projects/check-queries";
import { type FactGroup, projectFacts } from "@/lib/projects/facts";
import { type Light, lightOf } from "@/lib/projects/light-queries";
import { findProject, type Project } from "@/lib/projects/queries";
import { mayOn } from "@/lib/projects/reach";
import { type Status, statusNames } from "@/lib/projects/rules";
import { milestonesOf, type StageView, stagesOf } from "@/lib/projects/stage-queries";
import { unitNames } from "@/lib/units/queries";
import { CommentSection } from "./comment-section";
import { FollowUpSection } from "./follow-up-section";
import { HistorySection } from "./history-section";
import { InvestorSection } from "./investor-section";
import { LightPanel } from "./light-panel";
import { MilestoneSection } from "./milestone-section";
import { NextSection } from "./next-section";
import { ProgressSection } from "./progress-section";
import { PromiseSection } from "./promise-section";
import { RelatedSection } from "./related-section";
import { ReturnedSection, withReturned } from "./returned-section";
import { StatusMenu } from "./status-menu";
import { stepsOf } from "./steps";
import { TaskSection } from "./task-section";

export const metadata: Metadata = { title: "项目" };

const tabs = {
  facts: "概览",
  stages: "节点与材料",
  progress: "进展",
  talks: "跟进与讨论",
  history: "变更记录",
} as const;
type Tab = keyof typeof tabs;

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ tab?: string; before?: string }> };

export default async function ProjectPage({ params, searchParams }: Props) {
  const [viewer, { code }, { tab, before }] = await Promise.all([currentViewer(), params, searchParams]);
  const { project, moved } = await orNotFound(findProject(viewer, code));
  if (moved) redirect(`/projects/${project.code}`);
  const shown: Tab = tab && Object.hasOwn(tabs, tab) ? (tab as Tab) : "facts";
  const [stages, units, light] = await Promise.all([stagesOf(project), unitNames(), lightOf(project)]);
  return (
    <>
      <PageHeader
        title={project.name}
        crumbs={[
          { title: "项目台账", href: "/projects" },
          { title: units.get(project.unitId) ?? "" },
          { title: project.code },
        ]}
        mark={<Marks project={project} light={light} />}
        note={`${project.investorNames || "投资方未填"} ｜ ${project.code}`}
        actions={
          <>
            {mayOn(viewer, "project.revise", project) && (
              <LinkButton href={`/projects/${project.code}/edit`}>编辑</LinkButton>
            )}
            <StatusMenu viewer={viewer} project={project} />
            <PrintButton />
          </>
        }
      />
      <Card className="mb-4">
        <StageBar label="项目阶段" steps={stepsOf(project, stages, today())} />
      </Card>
      <LightPanel viewer={viewer} project={project} light={light} />
      <Tabs
        label="项目内容"
        tabs={Object.entries(tabs).map(([key, title]) => ({
          href: `/projects/${project.code}?tab=${key}`,
          title,
          current: key === shown,
        }))}
      />
      <div className="mt-4">
        <TabBody tab={shown} viewer={viewer} project={project} stages={stages} before={before} />
      </div>
    </>
  );
}

function Marks({ project, light }: { project: Project; light: Light }) {
  return (
    <>
      <Lamp tone={light.shown ?? "grey"} />
      <Badge tone={project.status === "active" ? "good" : "warn"}>
        {statusNames[project.status as Status] ?? project.status}
      </Badge>
      {project.stageDoubt && (
        <Badge tone="warn" title="导入时只有阶段词，没有日期和材料">
          阶段待核{project.reportedStage ? `：原表写“${project.reportedStage}”` : ""}
        </Badge>
      )}
    </>
  );
}

type BodyProps = {
  tab: Tab;
  viewer: Viewer;
  project: Project;
  stages: StageView[];
  before?: string;
};

async function TabBody({ tab, viewer, project, stages, before }: BodyProps) {
  if (tab === "stages") {
    const [milestones, threads] = await Promise.all([
      milestonesOf(project, stages),
      threadsOf(viewer, project),
    ]);
    return (
      <div className="space-y-4">
        <ReturnedSection threads={threads.filter(({ stage }) => stage !== null)} />
        <MilestoneSection viewer={viewer} project={project} milestones={milestones} />
        <PromiseSection viewer={viewer} project={project} />
      </div>
    );
  }
  if (tab === "progress") return <ProgressSection viewer={viewer} project={project} />;
  if (tab === "talks") {
    return (
      <div className="grid gap-4 xl:grid-cols-2">
        <FollowUpSection viewer={viewer} project={project} />
        <div className="space-y-4">
          <TaskSection viewer={viewer} project={project} />
          <CommentSection viewer={viewer} project={project} />
        </div>
      </div>
    );
  }
  if (tab === "history") return <HistorySection project={project} before={entryNumber(before)} />;
  const [facts, threads, milestones] = await Promise.all([
    projectFacts(project),
    threadsOf(viewer, project),
    milestonesOf(project, stages),
  ]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_380px]">
      <div className="min-w-0 space-y-4">
        <ReturnedSection threads={threads} />
        <Card title="项目信息">
          <DescriptionList groups={facts.map(withUnfilled).map((group) => withReturned(group, threads))} />
        </Card>
      </div>
      <div className="space-y-4">
        <NextSection viewer={viewer} project={project} milestones={milestones} today={today()} />
        <InvestorSection viewer={viewer} project={project} />
        <RelatedSection viewer={viewer} project={project} />
      </div>
    </div>
  );
}

/** What nobody has filled in is named in one line instead of a column of dashes. */
function withUnfilled({ title, facts }: FactGroup) {
  const empty = facts.filter(({ value }) => value === "—");
  const filled = facts.filter(({ value }) => value !== "—");
  if (empty.length === 0) return { title, facts };
  const rest = {
    label: "未填",
    value: <span className="text-muted">{empty.map(({ label }) => label).join("、")}</span>,
    wide: true,
  };
  return { title, facts: [...filled, rest] };
}
