import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { listCompanies } from "@/lib/companies/queries";
import type { Query } from "@/lib/ledger/state";

export const metadata: Metadata = { title: "企业与投资方" };

export default async function CompaniesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "company.read");
  const listed = await listCompanies(viewer, query);
  const add = can(viewer, "company.log") && (
    <LinkButton href="/companies/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      登记企业
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="企业与投资方" />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="companies"
        allLabel="全部企业"
        searchHint="名称、拼音首字母、信用代码"
        empty={
          <Empty title="还没有企业" action={add}>
            登记项目时填写的投资方会自动出现在这里，也可以先登记企业。
          </Empty>
        }
        actions={
          <>
            {can(viewer, "company.export") && (
              <CurrentQueryLink href="/exports/companies" icon={<Download size={14} aria-hidden="true" />}>
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
