import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { type BoardFilter, cardsByStage, cardsPerColumn, columnCounts } from "@/lib/listings/board-queries";
import { inReview, listedAsOf, tutoringFiled } from "@/lib/listings/figures";
import { boardOptions, stageWords } from "@/lib/listings/queries";
import { carryingUnits } from "@/lib/units/queries";
import { type Asked, addressOf, askedOf } from "./board/board-address";
import { BoardCard } from "./board/board-card";
import { BoardFigures } from "./board/board-figures";
import { BoardFilters } from "./board/board-filters";
import { ListingTabs } from "./listing-tabs";

export const metadata: Metadata = { title: "上市培育" };

type Query = Record<string, string | string[] | undefined>;

export default async function ListingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "listing.read");
  const asked = askedOf(query);
  const units = await carryingUnits();
  const filter: BoardFilter = {
    unit: units.find(({ code }) => code === asked.unit)?.id ?? null,
    board: asked.board || null,
    aside: asked.aside,
  };
  const [counts, boards, review, tutoring, listed] = await Promise.all([
    columnCounts(viewer, filter),
    boardOptions(),
    inReview(viewer),
    tutoringFiled(viewer),
    listedAsOf(viewer, today()),
  ]);
  return (
    <>
      <PageHeader
        title="上市培育"
        actions={
          <>
            <PrintButton wide />
            {can(viewer, "listing.log") && (
              <LinkButton href="/listings/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
                登记后备企业
              </LinkButton>
            )}
          </>
        }
      />
      <ListingTabs viewer={viewer} current="/listings" />
      <BoardFigures tutoring={tutoring} review={review} listed={listed} />
      <BoardFilters
        asked={asked}
        units={units.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        boards={boards.map(({ value, label }) => ({ value, label }))}
      />
      <Board viewer={viewer} asked={asked} filter={filter} counts={counts} />
    </>
  );
}

type BoardProps = {
  viewer: Viewer;
  asked: Asked;
  filter: BoardFilter;
  counts: ReadonlyMap<string, number>;
};

/** Columns that hold somebody, and the empty ones between them folded into a line. */
async function Board({ viewer, asked, filter, counts }: BoardProps) {
  const [words, boards, cards] = await Promise.all([
    stageWords(),
    boardOptions(),
    cardsByStage(viewer, filter, { stage: asked.more, shown: asked.shown }),
  ]);
  const stages = words.map(({ stage, label, evidence }) => ({ stage, label, evidence }));
  const shown = words.filter(({ stage }) => (counts.get(stage) ?? 0) > 0);
  if (shown.length === 0)
    return (
      <Empty title="没有符合条件的后备企业">
        {filter.unit || filter.board ? "放宽筛选条件再试。" : "登记入库后，企业按阶段列在这里。"}
      </Empty>
    );
  const columns = shown.map(({ stage, label }) => ({
    stage,
    label,
    cards: cards.filter((card) => card.stage === stage),
  }));
  const wordOf = new Map(boards.map(({ value, label }) => [value, label]));
  const empty = words.filter(({ stage }) => !counts.get(stage)).map(({ label }) => label);
  return (
    <>
      <section aria-label="按阶段的看板" className="flex items-start gap-3 overflow-x-auto pb-3 print:block">
        {columns.map(({ stage, label, cards }) => (
          <section
            key={stage}
            aria-label={label}
            className="w-[252px] shrink-0 rounded-lg bg-subtle p-2 print:w-full"
          >
            <h2 className="mb-2 flex items-baseline justify-between px-1 font-semibold">
              {label}
              <span className="text-sm font-normal text-muted">{counts.get(stage)} 家</span>
            </h2>
            <ul className="grid gap-2 print:grid-cols-4">
              {cards.map((card) => (
                <BoardCard
                  key={card.code}
                  card={card}
                  stages={stages}
                  boardWord={card.board ? (wordOf.get(card.board) ?? card.board) : null}
                  today={today()}
                  mayMove={reaches(viewer, "listing.advance", card) && card.sideState !== "WITHDRAW"}
                />
              ))}
            </ul>
            {cards.length < (counts.get(stage) ?? 0) && (
              <p className="mt-2 text-center text-sm">
                <TextLink href={addressOf({ ...asked, more: stage, shown: cards.length + cardsPerColumn })}>
                  再显示 {Math.min(cardsPerColumn, (counts.get(stage) ?? 0) - cards.length)} 家
                </TextLink>
              </p>
            )}
          </section>
        ))}
      </section>
      {empty.length > 0 && <p className="mt-3 text-sm text-muted">暂无企业的阶段：{empty.join("、")}</p>}
    </>
  );
}
