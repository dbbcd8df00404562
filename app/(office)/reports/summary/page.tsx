import { FileSpreadsheet, FileText } from "lucide-react";
import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { AskPicker } from "@/app/(office)/reports/ask-picker";
import { ReportTabs } from "@/app/(office)/reports/report-tabs";
import { ReportView } from "@/app/(office)/reports/report-view";
import { LinkButton } from "@/app/ui/button";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { askAddress, type Query, reportAsk, unitChoices } from "@/lib/reports/ask";
import { likenessOf } from "@/lib/reports/snapshot";
import { summaryOf } from "@/lib/reports/summary";
import { IssueButton } from "./issue-button";

export const metadata: Metadata = { title: "招商引资情况汇总" };

/** The summary of a period and a reach; the two files say the same. */
export default async function SummaryPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "report.read");
  const ask = await orNotFound(reportAsk(viewer, query));
  const [content, units] = await Promise.all([summaryOf(viewer, ask), unitChoices(viewer)]);
  const file = (format: string) => askAddress("/exports/summary", ask, { format });
  return (
    <>
      <PageHeader
        title="招商引资情况汇总"
        note="页面、Word 和工作簿出自同一份内容；点数字看它背后的记录"
        actions={
          <>
            {can(viewer, "report.export") && (
              <>
                <LinkButton href={file("docx")} plain icon={<FileText size={14} aria-hidden="true" />}>
                  Word
                </LinkButton>
                <LinkButton href={file("xlsx")} plain icon={<FileSpreadsheet size={14} aria-hidden="true" />}>
                  工作簿
                </LinkButton>
              </>
            )}
            <PrintButton wide />
            {can(viewer, "report.issue") && (
              <IssueButton
                formKey={newFormKey()}
                from={ask.from}
                to={ask.to}
                unit={ask.unit?.code ?? ""}
                likeness={likenessOf(content)}
                title={content.title}
              />
            )}
          </>
        }
      />
      <ReportTabs current="/reports/summary" />
      <AskPicker path="/reports/summary" ask={ask} units={units} />
      <ReportView content={content} />
    </>
  );
}
