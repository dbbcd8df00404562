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
import { listFunds } from "@/lib/funds/queries";
import type { Query } from "@/lib/ledger/state";

export const metadata: Metadata = { title: "基金台账" };

export default async function FundListPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "fund.read");
  const listed = await listFunds(viewer, query);
  const add = can(viewer, "fund.log") && (
    <LinkButton href="/funds/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记基金
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="基金台账" note="每只基金只列本级数字；含下级的去重小计见“基金矩阵”" />
      <FundTabs viewer={viewer} current="list" />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="funds"
        recordPath="/funds"
        allLabel="全部基金"
        searchHint="名称、拼音、管理人、备案编号"
        empty={
          <Empty title="还没有基金" action={add}>
            登记母基金后，再登记它下面的子基金和专项基金。
          </Empty>
        }
        actions={
          <>
            {can(viewer, "fund.export") && (
              <CurrentQueryLink href="/exports/funds" icon={<Download size={14} aria-hidden="true" />}>
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
