import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { ListingTabs } from "@/app/(office)/listings/listing-tabs";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { PrintHeader } from "@/app/ui/print-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { isDay, today } from "@/lib/date/day";
import { accountsFor, boardsWithRules, casesToCheck, checkCase } from "@/lib/listings/check-queries";
import { boardOptions, findListing, type ListingCase } from "@/lib/listings/queries";
import { CheckForm } from "./check-form";
import { FigureTable } from "./figure-table";
import { KeepButton } from "./keep-button";
import { VerdictView } from "./verdict-view";

export const metadata: Metadata = { title: "条件对照" };

type Props = { searchParams: Promise<{ code?: string; board?: string; on?: string }> };

export default async function CheckPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "standard.read");
  const [cases, options, known] = await Promise.all([
    casesToCheck(viewer),
    boardOptions(),
    boardsWithRules(),
  ]);
  const boards = options
    .filter(({ value }) => known.has(value))
    .map(({ value, label }) => ({ value, label }));
  const listing = query.code ? await orNotFound(findListing(viewer, query.code)) : null;
  const wanted = query.board ?? listing?.board;
  const board = boards.find(({ value }) => value === wanted)?.value ?? "SSE";
  const asOf = query.on && isDay(query.on) ? query.on : today();
  return (
    <>
      <PageHeader title="上市培育" actions={<PrintButton />} />
      <ListingTabs viewer={viewer} current="/listings/check" />
      <div className="mb-4">
        <CheckForm
          action="/listings/check"
          board={board}
          asOf={asOf}
          boards={boards}
          company={{
            value: query.code ?? "",
            options: cases.map(({ code, name, unit }) => ({ value: code, label: `${name}（${unit}）` })),
          }}
        />
      </div>
      {!listing && (
        <Empty title="请选择企业">
          选择企业、板块和日期后，逐项给出符合、缺口或缺数据。条件是带施行日的数据，可以按过去的日期重放。
        </Empty>
      )}
      {listing && (
        <Checked
          viewer={viewer}
          listing={listing}
          board={board}
          asOf={asOf}
          boardWord={boards.find(({ value }) => value === board)?.label ?? board}
        />
      )}
    </>
  );
}

type CheckedProps = { viewer: Viewer; listing: ListingCase; board: string; asOf: string; boardWord: string };

async function Checked({ viewer, listing, board, asOf, boardWord }: CheckedProps) {
  const [verdict, accounts] = await Promise.all([
    orNotFound(checkCase(viewer, listing, { board, asOf })),
    accountsFor(viewer, listing),
  ]);
  return (
    <>
      <PrintHeader
        title={`${listing.companyName}：${boardWord}上市条件对照`}
        made={`按 ${asOf} 施行的规则`}
        filter={`制表人：${viewer.name}`}
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">
          <TextLink href={`/listings/${listing.code}?tab=check`}>{listing.companyName}</TextLink>
          <span className="ml-2 font-normal text-muted">
            {boardWord}，按 {asOf} 的规则
          </span>
        </h2>
        {reaches(viewer, "listing.check", listing) && (
          <KeepButton code={listing.code} board={board} asOf={asOf} boardWord={boardWord} />
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[360px_minmax(0,1fr)]">
        <FigureTable code={listing.code} years={accounts.years} lastYear={verdict.lastYear} />
        <VerdictView verdict={verdict} />
      </div>
    </>
  );
}
