import type { Metadata } from "next";
import { orNotFound } from "@/app/(office)/gate";
import { entryNumber, HistoryCard } from "@/app/(office)/history-card";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { StageBar, type StageStep } from "@/app/ui/stage-bar";
import { Tabs } from "@/app/ui/tabs";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { listingHistoryInWords } from "@/lib/listings/history";
import {
  boardOptions,
  findListing,
  type ListingCase,
  type StageView,
  stagesOf,
} from "@/lib/listings/queries";
import { seesWhole } from "@/lib/listings/reach";
import { isBefore, type ListingStage, type SideKind, sideKinds } from "@/lib/listings/rules";
import { unitNames } from "@/lib/units/queries";
import { AnswerSection } from "./answer-section";
import { CheckSection } from "./check-section";
import { FactSection } from "./fact-section";
import { FirmSection } from "./firm-section";
import { ObstacleSection } from "./obstacle-section";
import { CaseMenu } from "./parts/case-menu";
import { StageSection } from "./stage-section";
import { YearSection } from "./year-section";

export const metadata: Metadata = { title: "后备企业" };

const tabs = {
  facts: "概览",
  stages: "阶段",
  firms: "中介机构",
  years: "财务与条件",
  obstacles: "障碍",
  check: "条件对照",
  history: "变更记录",
} as const;
type Tab = keyof typeof tabs;
const ofDepartment: readonly Tab[] = ["facts", "obstacles"];

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
};

export default async function ListingPage({ params, searchParams }: Props) {
  const [viewer, { code }, query] = await Promise.all([currentViewer(), params, searchParams]);
  const listing = await orNotFound(findListing(viewer, code));
  const whole = seesWhole(viewer, listing);
  const offered = (Object.keys(tabs) as Tab[]).filter((tab) => whole || ofDepartment.includes(tab));
  const shown = offered.find((tab) => tab === query.tab) ?? "facts";
  const [stages, units, boards] = await Promise.all([stagesOf(listing), unitNames(), boardOptions()]);
  const board = boards.find(({ value }) => value === listing.board)?.label;
  return (
    <>
      <PageHeader
        title={listing.companyName}
        crumbs={[
          { title: "上市培育", href: "/listings" },
          { title: units.get(listing.unitId) ?? "" },
          { title: listing.code },
        ]}
        mark={<Marks listing={listing} board={whole ? board : undefined} />}
        actions={
          <>
            {reaches(viewer, "listing.revise", listing) && (
              <LinkButton href={`/listings/${listing.code}/edit`}>编辑</LinkButton>
            )}
            <CaseMenu {...menuOf(viewer, listing, boards)} />
            <PrintButton />
          </>
        }
      />
      <Card className="mb-4">
        <StageBar label="上市阶段" steps={stepsOf(listing, stages, today())} />
      </Card>
      <Tabs
        label="后备企业内容"
        tabs={offered.map((tab) => ({
          href: `/listings/${listing.code}?tab=${tab}`,
          title: tabs[tab],
          current: tab === shown,
        }))}
      />
      <div className="mt-4">
        <Body tab={shown} viewer={viewer} listing={listing} stages={stages} query={query} />
      </div>
    </>
  );
}

function Marks({ listing, board }: { listing: ListingCase; board?: string }) {
  return (
    <>
      {board && <Badge tone="primary">{board}</Badge>}
      {listing.sideState && <Badge tone="warn">{sideKinds[listing.sideState as SideKind]}</Badge>}
      {listing.isConfidential && <Badge tone="danger">保密</Badge>}
    </>
  );
}

const menuOf = (viewer: Viewer, listing: ListingCase, boards: { value: string; label: string }[]) => ({
  code: listing.code,
  version: listing.version,
  sideState: listing.sideState,
  isListed: listing.stage === "LISTED",
  boards: boards.filter(({ value }) => value !== listing.board).map(({ value, label }) => ({ value, label })),
  maySetAside: reaches(viewer, "listing.setAside", listing),
  mayRemove: reaches(viewer, "listing.remove", listing),
});

/** Reached, current, planned, late; a stage that may be skipped and was is left unmarked. */
const stepsOf = (listing: ListingCase, stages: StageView[], day: string): StageStep[] =>
  stages
    .filter(({ skippable, actualOn, plannedOn }) => !skippable || actualOn || plannedOn)
    .map(({ stage, label: name, actualOn, plannedOn }): StageStep => {
      if (actualOn) return { name, date: actualOn, state: stage === listing.stage ? "current" : "done" };
      if (plannedOn) return { name, date: `计划 ${plannedOn}`, state: plannedOn < day ? "late" : "planned" };
      const wasPassed = isBefore(stage, listing.stage as ListingStage);
      return { name, state: "none", title: wasPassed ? "日期未填" : undefined };
    });

type BodyProps = {
  tab: Tab;
  viewer: Viewer;
  listing: ListingCase;
  stages: StageView[];
  query: Record<string, string | undefined>;
};

async function Body({ tab, viewer, listing, stages, query }: BodyProps) {
  if (tab === "stages") return <StageSection viewer={viewer} listing={listing} stages={stages} />;
  if (tab === "firms") return <FirmSection viewer={viewer} listing={listing} />;
  if (tab === "years")
    return (
      <div className="space-y-4">
        <YearSection viewer={viewer} listing={listing} />
        <AnswerSection viewer={viewer} listing={listing} />
      </div>
    );
  if (tab === "obstacles") return <ObstacleSection viewer={viewer} listing={listing} />;
  if (tab === "check") return <CheckSection viewer={viewer} listing={listing} query={query} />;
  if (tab === "history") {
    const history = await listingHistoryInWords(viewer, listing, entryNumber(query.before));
    return <HistoryCard history={history} path={`/listings/${listing.code}?tab=history`} />;
  }
  return <FactSection viewer={viewer} listing={listing} />;
}
