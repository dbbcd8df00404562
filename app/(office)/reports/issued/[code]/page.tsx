import { FileSpreadsheet, FileText } from "lucide-react";
import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { ReportView } from "@/app/(office)/reports/report-view";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { findIssued } from "@/lib/reports/issued";

export const metadata: Metadata = { title: "已印发的汇总" };

/** An issued summary, word for word, with what it can be known by. */
export default async function IssuedPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  requireVerb(viewer, "report.read");
  const issued = await orNotFound(findIssued(viewer, code));
  const file = (format: string) => `/exports/summary?issued=${issued.code}&format=${format}`;
  const kept = Object.values(issued.snapshot.rows).reduce((sum, rows) => sum + rows.length, 0);
  return (
    <>
      <PageHeader
        title={issued.code}
        crumbs={[{ title: "已印发", href: "/reports/issued" }, { title: issued.code }]}
        mark={issued.isWhole ? <Badge tone="good">校验一致</Badge> : <Badge tone="danger">校验不一致</Badge>}
        note="印发时的内容；点数字看到的是现在的记录，可能已有变化"
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
          </>
        }
      />
      <div className="mb-4">
        <Card>
          <DescriptionList
            groups={[
              {
                facts: [
                  { label: "印发", value: `${issued.office}　${issued.issuedBy}` },
                  { label: "印发时间", value: issued.issuedAt.slice(0, 16) },
                  { label: "口径版本", value: issued.definitions },
                  { label: "留存记录", value: `${kept} 行（签约、开工、投产）` },
                  { label: "校验码", value: `SHA-256 ${issued.digest}`, wide: true },
                ],
              },
            ]}
          />
        </Card>
      </div>
      <ReportView content={issued.snapshot.report} />
    </>
  );
}
