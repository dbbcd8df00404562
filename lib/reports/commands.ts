import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reportSnapshots, serials, units } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/date/day";
import { type ReportAsk, scopeOf } from "./ask";
import { type ProducedCode, partOf } from "./definitions";
import { digestOf, type KeptRow, likenessOf, type Snapshot } from "./snapshot";
import { definitionsVersion, summaryOf } from "./summary";
import { allRowsOf } from "./tallies";

export type Issue = { ask: ReportAsk /** Of the summary the person looked at. */; likeness: string };

/** Figures whose rows are kept beside the words. */
const keptCodes = ["P02", "N01", "N02"] as const satisfies readonly ProducedCode[];

/**
 * 印发: the summary as it stands becomes a document that never changes, with a serial, a digest and the rows behind it.
 * Refuses when the figures have moved since the person looked at them. Answers with the serial.
 */
export async function issueSummary(viewer: Viewer, { ask, likeness }: Issue, key: string): Promise<string> {
  if (!can(viewer, "report.issue")) throw new Refused();
  const [report, rows] = await Promise.all([summaryOf(viewer, ask), keptRows(viewer, ask)]);
  const input = { from: ask.from, to: ask.to, unit: ask.unit?.code ?? null, likeness };
  return change(
    viewer,
    "report.issue",
    async (tx, record) => {
      if (likenessOf(report) !== likeness)
        throw new Unacceptable("您查看之后数据有变化，印发的内容会与看到的不同；请刷新页面核对后再印发");
      const unit = ask.unit ?? (await theCity(tx));
      if (!reaches(viewer, "report.issue", { unitId: unit.id })) throw new Refused();
      const content: Snapshot = { report, rows };
      const [issued] = await tx
        .insert(reportSnapshots)
        .values({
          code: await nextSerial(tx),
          kind: "summary",
          title: report.title,
          fromDay: ask.from,
          toDay: ask.to,
          reach: ask.unit?.name ?? "全市",
          definitions: definitionsVersion,
          content,
          digest: digestOf(content),
          issuedBy: viewer.userId,
          unitId: unit.id,
        })
        .returning();
      if (!issued) throw new Error("nothing was issued");
      record(reportSnapshots, null, issued, { label: `${issued.code} ${issued.title}` });
      return issued.code;
    },
    { once: { key, input } },
  );
}

async function keptRows(viewer: Viewer, ask: ReportAsk): Promise<Snapshot["rows"]> {
  const kept = await Promise.all(
    keptCodes.map(async (code) => {
      const rows = await allRowsOf(viewer, partOf(code), scopeOf(ask));
      return [code, rows.map(({ code: record, amount }): KeptRow => [record, amount])] as const;
    }),
  );
  return Object.fromEntries(kept);
}

async function theCity(tx: Transaction) {
  const [city] = await tx.select({ id: units.id }).from(units).where(eq(units.kind, "city"));
  if (!city) throw new Error("there is no city");
  return city;
}

/** HZ2026-0001: gapless within the year of issue. */
async function nextSerial(tx: Transaction): Promise<string> {
  const name = `HZ${yearOf(today())}`;
  const [serial] = await tx
    .insert(serials)
    .values({ name, last: 1 })
    .onConflictDoUpdate({ target: serials.name, set: { last: sql`${serials.last} + 1` } })
    .returning();
  return `${name}-${String(serial?.last ?? 0).padStart(4, "0")}`;
}
