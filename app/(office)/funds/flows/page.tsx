import { Download } from "lucide-react";
import type { Metadata } from "next";
import { FundTabs } from "@/app/(office)/funds/fund-tabs";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { listFlows } from "@/lib/funds/queries";
import type { Query } from "@/lib/ledger/state";

export const metadata: Metadata = { title: "基金现金流" };

export default async function FlowsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "flow.read");
  const listed = await listFlows(viewer, query);
  return (
    <>
      <PageHeader
        title="基金现金流"
        note="入正出负；母基金对子基金的出资只记在子基金名下，母基金账户自动带出另一面"
      />
      <FundTabs viewer={viewer} current="flows" />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="flows"
        allLabel="全部流水"
        searchHint="基金、出资人、企业、凭证号"
        empty={
          <Empty title="还没有现金流">打开一只基金，在“现金流”里登记出资、投资、分配、退出和费用。</Empty>
        }
        actions={
          <>
            {can(viewer, "flow.export") && (
              <CurrentQueryLink href="/exports/flows" icon={<Download size={14} aria-hidden="true" />}>
                导出
              </CurrentQueryLink>
            )}
            <PrintButton />
          </>
        }
      />
    </>
  );
}
