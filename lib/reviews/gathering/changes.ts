import "server-only";
import { and, asc, desc, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { followUps, monthlyReports, projectEvents } from "@/db/schema";
import type { Day } from "@/lib/date/day";
import { type EventKind, eventNames } from "@/lib/projects/events";
import { type Status, statusNames } from "@/lib/projects/rules";

/** What happened since the last meeting: events, talks and what was reported, newest first. */
export async function changesOf(
  ids: readonly number[],
  since: Day | null,
  stageWords: ReadonlyMap<string, string>,
) {
  const after = since ?? "2000-01-01";
  const [events, talks, reports] = await Promise.all([
    db
      .select({
        projectId: projectEvents.projectId,
        kind: projectEvents.kind,
        detail: projectEvents.detail,
        from: projectEvents.fromValue,
        to: projectEvents.toValue,
        on: sql<string>`to_char(${projectEvents.recordedAt}, 'YYYY-MM-DD')`,
      })
      .from(projectEvents)
      .where(
        and(inArray(projectEvents.projectId, [...ids]), sql`${projectEvents.recordedAt} > ${after}::date`),
      )
      .orderBy(desc(projectEvents.id)),
    db
      .select({ projectId: followUps.projectId, on: followUps.heldOn, words: followUps.content })
      .from(followUps)
      .where(
        and(
          inArray(followUps.projectId, [...ids]),
          isNull(followUps.deletedAt),
          sql`${followUps.heldOn} > ${after}::date`,
        ),
      )
      .orderBy(desc(followUps.heldOn)),
    db
      .select({
        projectId: monthlyReports.projectId,
        on: sql<string>`to_char(${monthlyReports.updatedAt}, 'YYYY-MM-DD')`,
        month: monthlyReports.month,
        words: monthlyReports.words,
        kind: monthlyReports.kind,
      })
      .from(monthlyReports)
      .where(
        and(
          inArray(monthlyReports.projectId, [...ids]),
          isNull(monthlyReports.deletedAt),
          sql`${monthlyReports.updatedAt} > ${after}::date`,
        ),
      )
      .orderBy(asc(monthlyReports.month)),
  ]);
  const all = [
    ...events.map(({ projectId, on, ...event }) => ({
      projectId,
      on,
      words: eventInWords(event, stageWords),
    })),
    ...talks.map(({ words, ...one }) => ({ ...one, words: `跟进：${words}` })),
    ...reports.map(({ month, kind, words, ...one }) => ({
      ...one,
      words:
        kind === "unchanged"
          ? `${Number(month.slice(5))}月：确认无变化`
          : `${Number(month.slice(5))}月：${words ?? ""}`,
    })),
  ];
  return all.sort((a, b) => (a.on < b.on ? 1 : -1)).filter(mostRecent());
}

type Event = { kind: string; detail: string; from: string | null; to: string | null };

function eventInWords({ kind, detail, from, to }: Event, stageWords: ReadonlyMap<string, string>): string {
  const what = eventNames[kind as EventKind] ?? kind;
  const named = (code: string | null) =>
    code === null ? null : (stageWords.get(code) ?? statusNames[code as Status] ?? code);
  const moved = to === null ? null : [named(from), named(to)].filter(Boolean).join(" → ");
  return [what, [named(detail), moved].filter(Boolean).join(" ")].filter(Boolean).join("：");
}

const shownPerProject = 6;

function mostRecent() {
  const seen = new Map<number, number>();
  return ({ projectId }: { projectId: number }) => {
    const count = (seen.get(projectId) ?? 0) + 1;
    seen.set(projectId, count);
    return count <= shownPerProject;
  };
}
