import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LedgerFrame } from "@/app/(office)/ledger-frame";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { CurrentQueryLink } from "@/app/ui/ledger-context";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { listAssignments } from "@/lib/assignments/queries";
import { holidayWarning } from "@/lib/assignments/timing";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import type { Query } from "@/lib/ledger/state";

export const metadata: Metadata = { title: "督办台账" };

export default async function AssignmentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "assignment.read");
  const [listed, warning] = await Promise.all([listAssignments(viewer, query), holidayWarning()]);
  const add = can(viewer, "assignment.assign") && (
    <LinkButton href="/assignments/new" look="primary" icon={<Plus size={14} aria-hidden="true" />}>
      交办
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="督办" note={warning && <span className="text-warn">{warning}</span>} />
      <LedgerFrame
        viewer={viewer}
        listed={listed}
        query={query}
        ledger="assignments"
        allLabel="全部督办"
        searchHint="事项、要求、项目名称"
        empty={
          <Empty title="没有督办事项" action={add}>
            交办给本单位、请本单位配合或由本单位督办的事项会出现在这里，逾期的排在最前。
          </Empty>
        }
        actions={
          <>
            <LinkButton href="/assignments/rates">按期办结率</LinkButton>
            {can(viewer, "assignment.export") && (
              <CurrentQueryLink href="/exports/assignments" icon={<Download size={14} aria-hidden="true" />}>
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
