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
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import type { Query } from "@/lib/ledger/state";
import { listListings } from "@/lib/listings/queries";

export const metadata: Metadata = { title: "上市后备企业台账" };

export default async function ListingTablePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "listing.read");
  const listed = await listListings(viewer, query);
  const add = can(viewer, "listing.log") && (
    <LinkButton href="/listings/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记后备企业
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="上市培育" />
      <ListingTabs viewer={viewer} current="/listings/table" />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="listings"
        recordPath="/listings"
        allLabel="全部后备企业"
        searchHint="企业名称、拼音首字母、编号"
        empty={
          <Empty title="还没有后备企业" action={add}>
            入库的企业会列在这里，可以逐家登记，也可以从表格导入。
          </Empty>
        }
        actions={
          <>
            {can(viewer, "listing.export") && (
              <CurrentQueryLink href="/exports/listings" icon={<Download size={14} aria-hidden="true" />}>
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
