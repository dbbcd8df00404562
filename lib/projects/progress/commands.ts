import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { files, projects } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { NeedsConfirmation, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { thisMonth } from "@/lib/date/day";
import { closeOf } from "@/lib/projects/months/closing";
import { answerByReport } from "@/lib/projects/months/returns";
import type { MonthInput } from "@/lib/projects/progress-input";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { askOnce, type Entry, entriesOf, isNews, refuseFaults, refuseTwins, storedValues } from "./entries";
import { type Kept, keepFact, keepWords, keptOf, refreshProgress, takeBackFact } from "./rows";
import { unreportable } from "./rules";

/**
 * One project's month: money as typed under a basis, stored once as the cumulative since the project began, and the
 * work in words. A month that stood already gets a second version. Answers with the project's new version.
 */
export function reportMonth(viewer: Viewer, input: MonthInput): Promise<number> {
  return change(viewer, "progress.report", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "progress.report", input.code);
    const kept = await keptOf(tx, project.id);
    if (project.version !== input.version) throw await staleMonth(tx, project, storedValues(input, kept));
    await requireReportable(tx, project, input.month);
    const entries = entriesOf(input, kept);
    refuseTwins(entries);
    refuseFaults(entries, input);
    askOnce(
      entries.flatMap(({ questions }) => questions),
      input.confirmed,
    );
    const changed = entries.filter(isNews);
    const stored = kept.reports.find(({ month }) => month === input.month);
    const said = wordsNow(input, kept, changed.length > 0);
    if (changed.length === 0 && said === undefined) return project.version;
    await askAboutClosed(tx, input);
    for (const entry of changed) await write(tx, viewer, project, input, entry, record);
    if (said !== undefined) {
      await keepWords(tx, viewer, { project, month: input.month, stored }, said, record);
    }
    const cells = [...changed.map(({ series }) => series.kind), ...(said === undefined ? [] : ["words"])];
    await answerByReport(tx, viewer, project, input.month, cells);
    return (await refreshProgress(tx, viewer, project, record)).version;
  });
}

/** A closed month keeps what it was closed with; from then on a change is a correction, and whoever makes it knows. */
async function askAboutClosed(tx: Transaction, { month, confirmed }: MonthInput) {
  const key = `closed:${month}`;
  if (confirmed.includes(key) || !(await closeOf(tx, month))) return;
  throw new NeedsConfirmation(`${month} 已月结：月结时的数不变，这次改动记为修订`, key);
}

const staleMonth = async (tx: Transaction, { id, version }: Project, values: Record<string, string>) =>
  new Stale({ ...(await lastEditor(tx, "projects", id)), version, values });

async function requireReportable(tx: Transaction, project: Project, month: string) {
  if (month > thisMonth()) throw new Unacceptable("还没到这个月，不能提前填报", { month: "不能晚于本月" });
  const [phase] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.parentId, project.id), isNull(projects.deletedAt)))
    .limit(1);
  const why = unreportable({ status: project.status, hasPhases: phase !== undefined });
  if (why) throw new Unacceptable(why);
}

/** The month's words after this entry: undefined leaves them, null takes them back. Real entries end "no change". */
function wordsNow({ month, words }: MonthInput, kept: Kept, hasMoney: boolean): string | null | undefined {
  const stored = kept.reports.find((report) => report.month === month && !report.deletedAt);
  if (words) return stored?.kind === "words" && stored.words === words ? undefined : words;
  if (words === "" && stored) return null;
  return hasMoney && stored?.kind === "unchanged" ? null : undefined;
}

async function write(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  { month, basis }: MonthInput,
  entry: Entry,
  record: Recorder,
) {
  const { stored, series, cumulative, fallReason, typed, rate } = entry;
  if (cumulative === null) {
    if (stored) await takeBackFact(tx, viewer, project, stored, record);
    return;
  }
  const voucher = entry.voucherKey ? await claimVoucher(tx, viewer, project, entry) : {};
  const note = typeof entry.voucherNote === "string" ? { voucherNote: entry.voucherNote || null } : {};
  const values = { cumulative, typed: typed.trim(), basis, fallReason, rate: rate ?? null };
  await keepFact(tx, viewer, { project, month, series, stored }, { ...values, ...voucher, ...note }, record);
}

/** A file the viewer has uploaded and not yet used; from now on it opens with the project. */
async function claimVoucher(tx: Transaction, viewer: Viewer, project: Project, { voucherKey, path }: Entry) {
  const [file] = await tx
    .update(files)
    .set({ entity: "projects", entityId: project.id })
    .where(and(eq(files.key, voucherKey ?? ""), eq(files.uploadedBy, viewer.userId), isNull(files.entityId)))
    .returning();
  if (!file) throw new Unacceptable("凭证没有上传成功，请重新上传", { [`${path}.voucherKey`]: "请重新上传" });
  return { voucherId: file.id };
}
