import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { ListingTabs } from "@/app/(office)/listings/listing-tabs";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { StatCard } from "@/app/ui/stat-card";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/date/day";
import type { Query } from "@/lib/ledger/state";
import { countyCoverage, listedAsOf, newlyListed, proceedsIn } from "@/lib/listings/figures";
import { listListed } from "@/lib/listings/listed-queries";
import { showPercent, showYi } from "@/lib/money/yuan";

export const metadata: Metadata = { title: "上市公司册" };

export default async function ListedPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "listed.read");
  const listed = await listListed(viewer, query);
  const add = can(viewer, "listed.log") && (
    <LinkButton href="/listings/listed/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记上市公司
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="上市培育" />
      <ListingTabs viewer={viewer} current="/listings/listed" />
      <Figures viewer={viewer} />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="listed"
        allLabel="全部上市公司"
        searchHint="名称、拼音首字母、证券代码"
        empty={
          <Empty title="还没有上市公司" action={add}>
            后备企业移动到“上市”时自动记入这里，也可以直接登记。
          </Empty>
        }
        actions={
          <>
            {can(viewer, "listed.export") && (
              <CurrentQueryLink href="/exports/listed" icon={<Download size={14} aria-hidden="true" />}>
                导出
              </CurrentQueryLink>
            )}
            <PrintButton />
            {add}
          </>
        }
      />
      <p className="mt-2 text-xs text-muted">
        第几家按首次上市日排序；同日的按证券代码排，带 *
        号。一家公司在几个板块上市各占一行，只算一家；退市后仍保留原来的第几家。
      </p>
    </>
  );
}

/** 累计 and 现有 are two figures, never one. */
async function Figures({ viewer }: { viewer: Viewer }) {
  const day = today();
  const from = `${yearOf(day)}-01-01`;
  const [{ ever, standing }, fresh, proceeds, coverage] = await Promise.all([
    listedAsOf(viewer, day),
    newlyListed(viewer, from, day),
    proceedsIn(viewer, from, day),
    countyCoverage(viewer, day),
  ]);
  const thisYear = `/listings/listed?listedOn=${from}..${day}`;
  return (
    <div className="no-print mb-4 grid grid-cols-2 gap-3 xl:grid-cols-5">
      <StatCard
        label="现有"
        value={String(standing)}
        unit="家"
        note={`截至 ${day}`}
        href="/listings/listed?standing=now"
      />
      <StatCard
        label="累计"
        value={String(ever)}
        unit="家"
        note={`含已退市 ${ever - standing} 家`}
        href="/listings/listed"
      />
      <StatCard
        label="今年新增"
        value={String(fresh.length)}
        unit="家"
        note={`${from} 至今，按上市日`}
        href={thisYear}
      />
      <StatCard
        label="今年首发募资"
        value={showYi(proceeds.total)}
        unit="亿元"
        note={proceeds.unknown > 0 ? `${proceeds.unknown} 个未计入` : "扣除发行费用的净额"}
        href={thisYear}
      />
      <StatCard
        label="县域上市覆盖率"
        value={showPercent(coverage.counties === 0 ? null : coverage.covered.length / coverage.counties)}
        note={`${coverage.covered.length}/${coverage.counties}：${coverage.covered.join("、") || "暂无"}`}
      />
    </div>
  );
}
