import type { Metadata } from "next";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { showDayInSentence, today } from "@/lib/date/day";
import { type DeskContents, deskOf, isQuiet } from "./home/desk";
import { hasFigures, leadsWithFigures } from "./home/figure-roles";
import { Figures } from "./home/figures";
import { FollowUpsDue } from "./home/follow-ups-due";
import { Glance } from "./home/glance";
import { LeaderFigures } from "./home/leader-figures";
import { LinksHome } from "./home/links-home";
import { MilestoneTable } from "./home/milestone-table";
import { RegisterDesk, WeekChanges } from "./home/register-desk";
import { StartsPassed } from "./home/starts-passed";
import { TaskList } from "./home/task-list";
import { Unread } from "./home/unread";

export const metadata: Metadata = { title: "工作台" };

const weekdays = "日一二三四五六";

export default async function HomePage({ searchParams }: { searchParams: Promise<{ duties?: string }> }) {
  const [viewer, { duties }] = await Promise.all([currentViewer(), searchParams]);
  const now = today();
  const weekday = weekdays[new Date(`${now}T00:00:00Z`).getUTCDay()];
  return (
    <>
      <PageHeader
        title="我的今日"
        note={`${viewer.name}，${viewer.unitName} ｜ ${showDayInSentence(now)} 星期${weekday}`}
      />
      {can(viewer, "project.read") ? (
        <Desk viewer={viewer} list={duties} />
      ) : (
        <LinksHome viewer={viewer} list={duties} />
      )}
    </>
  );
}

/** What waits for this person, the most pressing first; what does not concern the role is not there. */
async function Desk({ viewer, list }: { viewer: Viewer; list: string | undefined }) {
  const desk = await deskOf(viewer, list);
  return (
    <div className="space-y-4">
      <Glance desk={desk} />
      {leadsWithFigures(viewer) && <LeaderFigures viewer={viewer} />}
      {isQuiet(desk) ? (
        <QuietDesk viewer={viewer} desk={desk} />
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[1fr_380px]">
          <div className="min-w-0 space-y-4">
            <MilestoneTable
              id="accept"
              title="待认定"
              kind="accept"
              waiting={desk.toAccept}
              all="/projects?waiting=1"
            />
            <MilestoneTable
              id="pass"
              title="待审核"
              kind="pass"
              waiting={desk.toPass}
              all="/projects?waiting=1"
            />
            <MilestoneTable
              id="returned"
              title="被退回，请补正"
              kind="returned"
              waiting={desk.returned}
              all="/projects?returned=1"
            />
            <RegisterDesk viewer={viewer} />
            <FollowUpsDue due={desk.followUps} />
            <StartsPassed passed={desk.starts} />
            {hasFigures(viewer) && !leadsWithFigures(viewer) && <Figures viewer={viewer} />}
          </div>
          <div className="min-w-0 space-y-4">
            <TaskList viewer={viewer} box={desk.duties} />
            <Unread notices={desk.notices.entries} />
            <WeekChanges viewer={viewer} />
          </div>
        </div>
      )}
    </div>
  );
}

type DeskProps = { viewer: Viewer; desk: DeskContents };

/** Nothing waits: what others wrote and gave stands side by side. */
function QuietDesk({ viewer, desk }: DeskProps) {
  return (
    <>
      {hasFigures(viewer) && !leadsWithFigures(viewer) && <Figures viewer={viewer} />}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <RegisterDesk viewer={viewer} />
          <TaskList viewer={viewer} box={desk.duties} />
        </div>
        <div className="min-w-0 space-y-4">
          <Unread notices={desk.notices.entries} />
          <WeekChanges viewer={viewer} />
        </div>
      </div>
    </>
  );
}
