import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Select } from "@/app/ui/select";
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
  untilOf,
} from "@/lib/projects/change-queries";
import { lastMeeting } from "@/lib/reviews/queries";
import { listUnits, type Unit, unitsWithin } from "@/lib/units/queries";
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
  const since = sinceOf(one("since"), meeting);
  return {
    since,
    until: untilOf(one("until"), since),
    carrier: one("carrier")?.slice(0, 40) || null,
    chain: one("chain")?.slice(0, 40) || null,
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
  const [units, carriers, stages, chains] = await Promise.all([
    listUnits(),
    unitsWithin(viewer, "project.read"),
    labelsOf("stages"),
    labelsOf("chains"),
  ]);
  const carrier = carriers.find(({ code }) => code === ask.carrier) ?? null;
  const chain = ask.chain === null ? undefined : chains.get(ask.chain);
  const narrowed = { until: ask.until, unitId: carrier?.id ?? null, chainCode: chain ? ask.chain : null };
  const week = await changesSince(viewer, ask.since.at, ask.since.day, narrowed);
  const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
  return (
    <>
      <PageHeader
        title="本周变化"
        note={`${sinceInWords(ask.since, meeting)}以来，截至 ${ask.until ? `${ask.until} 日终` : `${today()} 此刻`}；${onlyOf([carrier?.shortName, chain])}`}
        actions={<PrintButton />}
      />
      <SincePicker ask={ask} meeting={meeting !== null} carriers={carriers} chains={chains} />
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
        <SilentTable silent={week.silent} ask={ask} stages={stages} />
      </div>
    </>
  );
}

const onlyOf = (names: readonly (string | undefined)[]): string => {
  const given = names.filter((name) => name !== undefined);
  return given.length > 0 ? `只看${given.join("、")}` : "只含您可以查看的项目";
};

const sinceInWords = ({ day, at, choice }: Since, meeting: Meeting | null): string =>
  choice === "meeting" && meeting
    ? `上次会议（${meeting.title}）冻结数据（${at.slice(0, 16)}）`
    : `${day} 零时`;

type PickerProps = {
  ask: Ask;
  meeting: boolean;
  carriers: readonly Unit[];
  chains: ReadonlyMap<string, string>;
};

function SincePicker({ ask, meeting, carriers, chains }: PickerProps) {
  const { choice, day } = ask.since;
  const base = { ...ask, until: null, kind: null, unit: null };
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
      <form action="/projects/changes" className="flex flex-wrap items-end gap-2">
        <Field label="从">
          <DateInput name="since" defaultValue={day} className="w-[150px]" />
        </Field>
        <Field label="到（日终）">
          <DateInput name="until" defaultValue={ask.until ?? today()} className="w-[150px]" />
        </Field>
        {carriers.length > 1 && (
          <Field label="单位">
            <Select
              name="carrier"
              placeholder="全部"
              defaultValue={ask.carrier ?? ""}
              options={carriers.map(({ code, shortName }) => ({ value: code, label: shortName }))}
            />
          </Field>
        )}
        <Field label="产业链">
          <Select
            name="chain"
            placeholder="全部"
            defaultValue={ask.chain ?? ""}
            options={[...chains].map(([value, label]) => ({ value, label }))}
          />
        </Field>
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
