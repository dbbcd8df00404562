import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { files, projects } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { thisMonth } from "@/lib/date/day";
import { staleProject } from "@/lib/projects/commands";
import type { MonthInput } from "@/lib/projects/progress-input";
import { type Project, projectInReach } from "@/lib/projects/reach";
import {
  type Fact,
  type Kept,
  keepFact,
  keepWords,
  keptOf,
  knownOf,
  quietMonths,
  refreshProgress,
  seriesOf,
  takeBackFact,
} from "./rows";
import { judge, type Question, type Series, seriesKey, seriesName } from "./rules";

/**
 * One project's month: money as typed under a basis, stored once as the cumulative since the project began, and the
 * work in words. A month that stood already gets a second version. Answers with the project's new version.
 */
export function reportMonth(viewer: Viewer, input: MonthInput): Promise<number> {
  return change(viewer, "progress.report", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "progress.report", input.code);
    if (project.version !== input.version) throw await staleProject(tx, project);
    await requireReportable(tx, project, input.month);
    const kept = await keptOf(tx, project.id);
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
    for (const entry of changed) await write(tx, viewer, project, input, entry, record);
    if (said !== undefined) {
      await keepWords(tx, viewer, { project, month: input.month, stored }, said, record);
    }
    return (await refreshProgress(tx, viewer, project, record)).version;
  });
}

async function requireReportable(tx: Transaction, project: Project, month: string) {
  if (month > thisMonth()) throw new Unacceptable("还没到这个月，不能提前填报", { month: "不能晚于本月" });
  if (project.status === "merged") throw new Unacceptable("这个项目已合并，请到合并后的项目填报");
  const [phase] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.parentId, project.id), isNull(projects.deletedAt)))
    .limit(1);
  if (phase) throw new Unacceptable("这个项目分期建设，进展请填在各期，总项目自动合计");
}

type Cell = {
  /** Where the cell lies in the form: "investment", "arrived.0". */
  path: string;
  series: Series;
  typed: string;
  units: number | null;
  reason: string;
  rate?: string | null;
  voucherKey?: string;
  voucherNote?: string;
};

/** A cell beside what is stored. `cumulative` is null where the month's number is taken back. */
type Entry = Cell & {
  stored?: Fact;
  cumulative: number | null;
  fallReason: string | null;
  faults: Record<string, string>;
  questions: Question[];
};

function cellsOf({ investment, arrived }: MonthInput): Cell[] {
  const invested: Cell[] = investment
    ? [
        {
          ...investment,
          path: "investment",
          series: { kind: "investment", origin: "", currency: "CNY" },
          units: investment.amount?.units ?? null,
        },
      ]
    : [];
  return [
    ...invested,
    ...arrived.map(({ origin, currency, amount, ...cell }, i) => ({
      ...cell,
      path: `arrived.${i}`,
      series: { kind: "arrived", origin, currency } as const,
      units: amount?.units ?? null,
      rate: currency === "CNY" ? null : cell.rate || null,
    })),
  ];
}

const entriesOf = (input: MonthInput, kept: Kept): Entry[] =>
  cellsOf(input).map((cell) => {
    const stored = kept.facts.find(
      (fact) => fact.month === input.month && seriesKey(seriesOf(fact)) === seriesKey(cell.series),
    );
    return { ...cell, stored, ...meaningOf(cell, input, kept, stored) };
  });

function meaningOf(
  { path, series, units, reason }: Cell,
  { month, basis }: MonthInput,
  kept: Kept,
  stored?: Fact,
): Pick<Entry, "cumulative" | "fallReason" | "faults" | "questions"> {
  if (units === null) {
    const taken = stored && stored.deletedAt === null;
    const key = `${seriesKey(series)}:${month}:blank`;
    const message = `${seriesName(series)}：将撤回 ${month} 已填的数，这个月变为未知`;
    return { cumulative: null, fallReason: null, faults: {}, questions: taken ? [{ key, message }] : [] };
  }
  const known = knownOf(kept.facts, series);
  const { cumulative, fallsFrom, questions } = judge(
    series,
    { month, basis, units },
    known,
    quietMonths(kept.reports),
  );
  const faults: Record<string, string> = {};
  if (cumulative < 0) faults[`${path}.typed`] = `${seriesName(series)}：累计不能小于零，请核对`;
  if (!Number.isSafeInteger(cumulative)) faults[`${path}.typed`] = "累计过大，系统记不下，请核对单位";
  const fallReason = fallsFrom ? reason || stored?.fallReason || null : null;
  if (fallsFrom && !fallReason)
    faults[`${path}.reason`] = `${seriesName(series)}：累计低于 ${fallsFrom.month}，请写明原因`;
  return { cumulative, fallReason, faults, questions };
}

function refuseTwins(entries: Entry[]) {
  const keys = entries.map(({ series }) => seriesKey(series));
  const twin = entries.find(({ series }, i) => keys.indexOf(seriesKey(series)) !== i);
  if (twin)
    throw new Unacceptable(`${seriesName(twin.series)}填了两次，请合并成一行`, {
      [`${twin.path}.typed`]: "同一来源地重复",
    });
}

function refuseFaults(entries: Entry[], { words }: MonthInput) {
  const faults = Object.assign({}, ...entries.map((entry) => entry.faults)) as Record<string, string>;
  const [first] = Object.values(faults);
  if (first) throw new Unacceptable(first, faults);
  if (entries.length === 0 && words === null) throw new Unacceptable("还没有填写内容");
}

/** Everything surprising about an entry in one question; its key holds the keys of all. */
function askOnce(questions: Question[], confirmed: string[]) {
  const open = questions.filter(({ key }) => !confirmed.includes(key));
  if (open.length === 0) return;
  throw new NeedsConfirmation(
    open.map(({ message }) => message).join("\n"),
    open.map(({ key }) => key).join(" "),
  );
}

function isNews({ stored, cumulative, typed, fallReason, voucherKey, voucherNote }: Entry): boolean {
  if (cumulative === null) return stored !== undefined && stored.deletedAt === null;
  if (!stored || stored.deletedAt) return true;
  return (
    stored.cumulative !== cumulative ||
    stored.typed !== typed.trim() ||
    stored.fallReason !== fallReason ||
    Boolean(voucherKey) ||
    (voucherNote !== undefined && (stored.voucherNote ?? "") !== voucherNote)
  );
}

/** The month's words after this entry: undefined leaves them, null takes them back. Real entries end "no change". */
function wordsNow({ month, words }: MonthInput, kept: Kept, hasMoney: boolean): string | null | undefined {
  const stored = kept.reports.find((report) => report.month === month && !report.deletedAt);
  if (words) return stored?.kind === "words" && stored.words === words ? undefined : words;
  if (words === "" && stored?.kind === "words") return null;
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
  const note = entry.voucherNote === undefined ? {} : { voucherNote: entry.voucherNote || null };
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
