import "server-only";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today, yearOf } from "@/lib/date/day";
import * as entries from "./checks/entries";
import * as figures from "./checks/figures";
import { type Linked, linesOf, returnableIn } from "./checks/lines";
import * as checks from "./checks/queries";
import * as risk from "./checks/risk";
import { actName, changeWords } from "./history";
import type { Project } from "./reach";

export type Risk = risk.Risk;
export type Age = entries.Age;
export const riskNames = risk.riskNames;
export const deskDays = entries.deskDays;
export const figureDefinitions = figures.figureDefinitions;

type Words = Awaited<ReturnType<typeof changeWords>>;

const verdictWords: Readonly<Record<string, string>> = { accepted: "已接受", returned: "已退回" };

function changeInWords(viewer: Viewer, row: checks.ChangeRow, words: Words, linked: Linked) {
  const { id, at, who, userId, reason, code, name, unit, verdict, passed, papers } = row;
  return {
    id,
    at: at.slice(0, 16),
    act: actName(row.verb),
    ...{ who, reason, code, name, unit, passed, papers },
    own: userId === viewer.userId,
    verdict: verdict ? (verdictWords[verdict] ?? verdict) : null,
    risk: risk.riskOf(row),
    marks: risk.marksOf(row),
    lines: linesOf(row, words, linked),
    returnable: returnableIn(row, words),
  };
}

async function inWords(viewer: Viewer, rows: readonly checks.ChangeRow[]) {
  const [words, linked] = await Promise.all([changeWords(), checks.linkedProjects(viewer, rows)]);
  return rows.map((row) => changeInWords(viewer, row, words, linked));
}

export type DeskChange = ReturnType<typeof changeInWords>;

/** One page of the inbox: what waits for this viewer at this closeness, the longest first. */
export async function deskChanges(viewer: Viewer, asked: checks.Pending) {
  const rows = await checks.pendingChanges(viewer, asked);
  const changes = await inWords(viewer, rows.slice(0, checks.deskPage));
  return { changes, next: rows.length > changes.length ? (changes.at(-1)?.id ?? null) : null };
}

export async function deskSample(viewer: Viewer, ask: { seed: string; from: Day; to: Day; size: number }) {
  return inWords(viewer, await checks.sampledChanges(viewer, ask));
}

/** How many wait, and how many have waited for longer than the desk looks back: those are never dropped in silence. */
export async function deskCounts(viewer: Viewer, age: Age = "recent") {
  const [risks, threads, older] = await Promise.all([
    checks.pendingCounts(viewer, age),
    checks.openThreadCount(viewer),
    checks.olderCount(viewer),
  ]);
  return { ...risks, threads, older: older > checks.olderLimit ? `${checks.olderLimit}+` : String(older) };
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
