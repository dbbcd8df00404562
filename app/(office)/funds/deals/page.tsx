import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { FundTabs } from "@/app/(office)/funds/fund-tabs";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { listDeals } from "@/lib/funds/queries";
import type { Query } from "@/lib/ledger/state";

export const metadata: Metadata = { title: "投资项目" };

export default async function DealsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "deal.read");
  const listed = await listDeals(viewer, query);
  const add = can(viewer, "deal.log") && (
    <LinkButton href="/funds/deals/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记投资项目
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="投资项目"
        note="一行是一只基金在一轮里的投资；几只基金同投一轮各占一行，统计企业个数时只计一次"
      />
      <FundTabs viewer={viewer} current="deals" />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="deals"
        allLabel="全部投资项目"
        searchHint="企业、轮次、基金、拼音首字母"
        empty={
          <Empty title="还没有投资项目" action={add}>
            登记后每只基金参与的一轮投资在这里占一行，按投决、签约、打款分别记日期和金额。
          </Empty>
        }
        actions={
          <>
            {can(viewer, "deal.export") && (
              <CurrentQueryLink href="/exports/deals" icon={<Download size={14} aria-hidden="true" />}>
                导出
              </CurrentQueryLink>
            )}
            <PrintButton />
            {add}
          </>
        }
      />
    </>
  );
}
