import "server-only";
import { createHash } from "node:crypto";
import { actorOf, remember } from "@/lib/audit/change";
import { exportsOf } from "@/lib/auth/rate";
import { Refused } from "@/lib/auth/refusals";
import { isDemo } from "@/lib/auth/settings";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { showMoment } from "@/lib/date/moment";
import { attachment, fileNameOf } from "@/lib/export/file-name";
import type { ReportContent } from "@/lib/export/report-content";
import { type ReportMaker, reportDocument } from "@/lib/export/report-document";
import { reportWorkbook } from "@/lib/export/report-workbook";
import { exportTurns } from "@/lib/export/turns";
import { type Query, reportAsk } from "./ask";
import { findIssued } from "./issued";
import { dayInFull } from "./span";
import { summaryOf } from "./summary";

const formats = {
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: reportDocument,
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: reportWorkbook },
} as const;
type Format = keyof typeof formats;

/** A summary as a Word document or a workbook: of the rows as they stand, or word for word as it was issued. */
export async function summaryFile(viewer: Viewer, query: Query, signal: AbortSignal): Promise<Response> {
  if (viewer.preview) throw new Refused("正在预览角色，不能导出；请先退出预览");
  if (!can(viewer, "report.export")) throw new Refused();
  exportsOf.take(viewer.userId);
  const leave = await exportTurns.take(signal);
  try {
    const format: Format = query.format === "xlsx" ? "xlsx" : "docx";
    const { report, maker, code } = await contentOf(viewer, query);
    const bytes = await formats[format].write(report, maker);
    await remember(actorOf(viewer), "report.export", {
      label: [code, report.title].filter(Boolean).join(" "),
      reason: `${format}；SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`,
    });
    const marks = [code, isDemo() ? "演示数据" : ""].filter(Boolean);
    return new Response(bytes as BodyInit, {
      headers: {
        "content-type": formats[format].type,
        "content-disposition": attachment(fileNameOf([report.title, ...marks].join("-"), format)),
        "content-length": String(bytes.length),
        "x-content-type-options": "nosniff",
      },
    });
  } finally {
    leave();
  }
}

type Written = { report: ReportContent; maker: ReportMaker; code: string | null };

async function contentOf(viewer: Viewer, query: Query): Promise<Written> {
  const taken = `导出人：${viewer.name}（${viewer.unitName}）　导出时间：${showMoment(new Date())}`;
  const made = { author: viewer.name, demo: isDemo() };
  if (typeof query.issued === "string") {
    const { code, office, issuedAt, digest, snapshot } = await findIssued(viewer, query.issued);
    const day = dayInFull(issuedAt.slice(0, 10));
    const footer = `编号：${code}　校验码：${digest.slice(0, 16)}　${taken}`;
    return { report: snapshot.report, maker: { ...made, office, day, footer }, code };
  }
  const report = await summaryOf(viewer, await reportAsk(viewer, query));
  const footer = `未印发，仅供核对　${taken}`;
  return { report, maker: { ...made, office: viewer.unitName, day: dayInFull(today()), footer }, code: null };
}
