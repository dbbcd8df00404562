import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { StatCard } from "@/app/ui/stat-card";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import {
  changesSince,
  isMoveKind,
  type MeetingMoment,
  type Since,
  sinceOf,
  type ThisWeek,
} from "@/lib/projects/change-queries";
import { lastMeeting } from "@/lib/reviews/queries";
import { listUnits } from "@/lib/units/queries";
import { type Ask, changesHref } from "./address";
import { BridgeCard } from "./bridge-card";
import { AdvancedTable, MovedRows, SilentTable } from "./change-tables";
import { SlipCard } from "./slip-card";

export const metadata: Metadata = { title: "本周变化" };

type Meeting = NonNullable<Awaited<ReturnType<typeof lastMeeting>>>;
type Query = Record<string, string | string[] | undefined>;

const askOf = (query: Query, meeting: MeetingMoment | null): Ask => {
  const one = (name: string) => (typeof query[name] === "string" ? (query[name] as string) : undefined);
  const kind = one("kind");
  return {
    since: sinceOf(one("since"), meeting),
    measure: one("measure") === "yuan" ? "yuan" : "count",
    kind: isMoveKind(kind) ? kind : null,
    unit: one("unit")?.slice(0, 40) ?? null,
  };
};

export default async function ChangesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "project.read");
  const meeting = can(viewer, "review.read") ? await lastMeeting(viewer) : null;
  const ask = askOf(query, meeting);
  const [week, units, stages] = await Promise.all([
    changesSince(viewer, ask.since.at, ask.since.day),
    listUnits(),
    labelsOf("stages"),
  ]);
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  return (
    <>
      <PageHeader
        title="本周变化"
        note={`${sinceInWords(ask.since, meeting)}以来，截至 ${today()} 此刻；只含您可以查看的项目`}
        actions={<PrintButton />}
      />
      <SincePicker ask={ask} meeting={meeting !== null} />
      <Headline week={week} />
      <div className="mt-4 space-y-4">
        <BridgeCard ask={ask} week={week} units={units} />
        {ask.kind && <MovedRows ask={ask} week={week} units={units} />}
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <AdvancedTable id="advanced" title="有推进" changes={week.advanced} names={names} stages={stages} />
          <SlipCard slips={week.slips} names={names} />
        </div>
        {week.setBack.length > 0 && (
          <AdvancedTable id="set-back" title="被回退" changes={week.setBack} names={names} stages={stages} />
        )}
        <SilentTable silent={week.silent} before={ask.since.day} stages={stages} />
      </div>
    </>
  );
}

const sinceInWords = ({ day, at, choice }: Since, meeting: Meeting | null): string =>
  choice === "meeting" && meeting
    ? `上次会议（${meeting.title}）冻结数据（${at.slice(0, 16)}）`
    : `${day} 零时`;

function SincePicker({ ask, meeting }: { ask: Ask; meeting: boolean }) {
  const { choice, day } = ask.since;
  const base = { ...ask, kind: null, unit: null };
  return (
    <div className="no-print mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <Tabs
        label="从哪一天起"
        tabs={[
          {
            href: changesHref(base, { since: { ...ask.since, choice: "week" } }),
            title: "本周",
            current: choice === "week",
          },
          {
            href: changesHref(base, { since: { ...ask.since, choice: "month" } }),
            title: "本月",
            current: choice === "month",
          },
          ...(meeting
            ? [
                {
                  href: changesHref(base, { since: { ...ask.since, choice: "meeting" } }),
                  title: "上次会议以来",
                  current: choice === "meeting",
                },
              ]
            : []),
        ]}
      />
      <form action="/projects/changes" className="flex items-center gap-2">
        <label htmlFor="since" className="text-sm text-muted">
          从任意一天起
        </label>
        <span className="w-[150px]">
          <DateInput id="since" name="since" defaultValue={day} />
        </span>
        {ask.measure === "yuan" && <input type="hidden" name="measure" value="yuan" />}
        <Button type="submit">查看</Button>
      </form>
    </div>
  );
}

function Headline({ week }: { week: ThisWeek }) {
  const { parts } = week.total;
  return (
    <section aria-label="变化概况" className="grid grid-cols-2 gap-3 md:grid-cols-5">
      <StatCard label="新增项目" value={String(parts.new.count)} unit="个" />
      <StatCard label="有推进" value={String(week.advanced.length)} unit="个" href="#advanced" />
      <StatCard
        label="改期、缩水、改名"
        value={String(week.slips.length)}
        unit="个"
        href="#slips"
        tone="warn"
      />
      <StatCard label="没有更新" value={String(week.silent.total)} unit="个" href="#silent" tone="warn" />
      <StatCard label="终止" value={String(0 - parts.ended.count)} unit="个" />
    </section>
  );
}
