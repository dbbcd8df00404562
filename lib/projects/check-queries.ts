import "server-only";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today, yearOf } from "@/lib/date/day";
import * as entries from "./checks/entries";
import * as figures from "./checks/figures";
import * as checks from "./checks/queries";
import * as risk from "./checks/risk";
import { projectFields } from "./fields";
import { changeWords } from "./history";
import type { Project } from "./reach";

export type Risk = risk.Risk;
export const riskNames = risk.riskNames;
export const deskDays = entries.deskDays;
export const figureDefinitions = figures.figureDefinitions;

type Words = Awaited<ReturnType<typeof changeWords>>;

const verdictWords: Readonly<Record<string, string>> = { accepted: "已接受", returned: "已退回" };

function changeInWords(viewer: Viewer, row: checks.ChangeRow, { label, show }: Words) {
  const { id, at, who, userId, reason, changes, stage, movedBefore, code, name, unit, verdict, passed } = row;
  const about = row.entity === "milestones" && stage ? `${show("stage", stage)}` : "";
  return {
    id,
    at: at.slice(0, 16),
    ...{ who, reason, code, name, unit, passed },
    own: userId === viewer.userId,
    verdict: verdict ? (verdictWords[verdict] ?? verdict) : null,
    risk: risk.riskOf(changes, movedBefore),
    marks: risk.marksOf(changes, movedBefore),
    lines: changes
      .filter(({ field }) => !field.endsWith("Precision"))
      .map(({ field, from, to }) => ({
        field,
        label: [about, withUnit(field, label(field))].filter(Boolean).join(" "),
        from: from === null ? null : show(field, from),
        to: show(field, to),
      })),
  };
}

/** 总投资（万元）: a figure without its unit would be a guess. */
function withUnit(field: string, label: string): string {
  const fact = projectFields[field as keyof typeof projectFields] as { unit?: string } | undefined;
  return fact?.unit ? `${label}（${fact.unit}）` : label;
}

export type DeskChange = ReturnType<typeof changeInWords>;

/** One page of the inbox: what waits for this viewer at this closeness, the longest first. */
export async function deskChanges(viewer: Viewer, closeness: Risk, after: number | null) {
  const [rows, words] = await Promise.all([checks.pendingChanges(viewer, closeness, after), changeWords()]);
  const shown = rows.slice(0, checks.deskPage).map((row) => changeInWords(viewer, row, words));
  return { changes: shown, next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}

export async function deskSample(viewer: Viewer, ask: { seed: string; from: Day; to: Day; size: number }) {
  const [rows, words] = await Promise.all([checks.sampledChanges(viewer, ask), changeWords()]);
  return rows.map((row) => changeInWords(viewer, row, words));
}

export async function deskCounts(viewer: Viewer) {
  const [risks, threads] = await Promise.all([checks.pendingCounts(viewer), checks.openThreadCount(viewer)]);
  return { ...risks, threads };
}

/** This year so far, before and after verification. */
export const deskFigures = (viewer: Viewer, now: Day = today()) =>
  figures.figuresBeforeAndAfter(viewer, { from: `${yearOf(now)}-01-01`, to: now });

const kindWords: Readonly<Record<string, string>> = {
  returned: "退回",
  answered: "说明",
  settled: "说明成立，关闭",
  accepted: "改正后通过",
};

function threadInWords(viewer: Viewer, thread: checks.ThreadRow, { label, show }: Words) {
  const [field = "", stage] = thread.field.split(":");
  const answered = thread.entries.at(-1)?.kind === "answered";
  return {
    id: thread.id,
    version: thread.version,
    field,
    stage: stage ?? null,
    label: [stage ? show("stage", stage) : "", label(field)].filter(Boolean).join(" "),
    code: thread.code,
    name: thread.name,
    unit: thread.unit,
    since: thread.openedAt.slice(0, 10),
    state: standingOf(thread.corrected, answered),
    entries: thread.entries.map(({ id, kind, body, at, who }) => ({
      ...{ id, body, who },
      at: at.slice(0, 16),
      title: kindWords[kind] ?? kind,
    })),
    mayAnswer: reaches(viewer, "check.answer", thread) && !viewer.preview,
    maySettle:
      reaches(viewer, "check.settle", thread) && thread.authorId !== viewer.userId && !viewer.preview,
  };
}

function standingOf(corrected: boolean, answered: boolean): string {
  if (corrected) return "已改正，待审核";
  return answered ? "已说明，待审核" : "待改正";
}

export type FieldThread = ReturnType<typeof threadInWords>;

export async function deskThreads(viewer: Viewer): Promise<FieldThread[]> {
  const [threads, words] = await Promise.all([checks.openThreads(viewer), changeWords()]);
  return threads.map((thread) => threadInWords(viewer, thread, words));
}

/** What was sent back and is not settled, for those who keep the project or judge it; nobody else is told. */
export async function threadsOf(viewer: Viewer, project: Project): Promise<FieldThread[]> {
  if (!reaches(viewer, "check.answer", project) && !reaches(viewer, "check.read", project)) return [];
  const [threads, words] = await Promise.all([checks.threadsOfProject(project.id), changeWords()]);
  return threads.map((thread) => threadInWords(viewer, thread, words));
}
