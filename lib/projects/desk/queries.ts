import "server-only";
import { and, asc, desc, eq, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { comments, followUps, notices, projects, tasks, units, users } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import type { Viewer } from "@/lib/auth/viewer";
import { type Project, readableProjects } from "@/lib/projects/reach";
import { folded } from "@/lib/search/search-text";
import { assignableBy, readersOf } from "./people";

const nameOf = (id: PgColumn) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;

/** A project's follow-ups, latest first. The caller has found the project for this viewer. */
export const followUpsOf = (projectId: number) =>
  db
    .select({
      id: followUps.id,
      version: followUps.version,
      kind: followUps.kind,
      heldOn: followUps.heldOn,
      place: followUps.place,
      people: followUps.people,
      content: followUps.content,
      nextStep: followUps.nextStep,
      nextOn: followUps.nextOn,
      by: nameOf(followUps.createdBy),
    })
    .from(followUps)
    .where(and(eq(followUps.projectId, projectId), isNull(followUps.deletedAt)))
    .orderBy(desc(followUps.heldOn), desc(followUps.id))
    .limit(200);

export const commentsOf = (projectId: number) =>
  db
    .select({
      id: comments.id,
      version: comments.version,
      body: comments.body,
      at: comments.createdAt,
      authorId: comments.createdBy,
      author: nameOf(comments.createdBy),
    })
    .from(comments)
    .where(and(eq(comments.projectId, projectId), isNull(comments.deletedAt)))
    .orderBy(asc(comments.id))
    .limit(500);

export const tasksOf = (projectId: number) =>
  db
    .select({
      id: tasks.id,
      version: tasks.version,
      title: tasks.title,
      dueOn: tasks.dueOn,
      doneAt: tasks.doneAt,
      doneNote: tasks.doneNote,
      assigneeId: tasks.assigneeId,
      assignee: nameOf(tasks.assigneeId),
      unit: units.shortName,
      by: nameOf(tasks.createdBy),
    })
    .from(tasks)
    .innerJoin(units, eq(units.id, tasks.unitId))
    .where(and(eq(tasks.projectId, projectId), isNull(tasks.deletedAt)))
    .orderBy(sql`${tasks.doneAt} is not null`, asc(tasks.dueOn), asc(tasks.id))
    .limit(200);

/** The viewer's own open tasks, the earliest due first; the project is named only while it is within reach. */
export const openTasks = (viewer: Viewer) =>
  db
    .select({
      id: tasks.id,
      version: tasks.version,
      title: tasks.title,
      dueOn: tasks.dueOn,
      by: nameOf(tasks.createdBy),
      mine: sql<boolean>`${tasks.createdBy} = ${tasks.assigneeId}`,
      code: projects.code,
      name: projects.name,
    })
    .from(tasks)
    .leftJoin(projects, and(eq(projects.id, tasks.projectId), readableProjects(viewer)))
    .where(and(eq(tasks.assigneeId, viewer.userId), isNull(tasks.doneAt), isNull(tasks.deletedAt)))
    .orderBy(sql`${tasks.dueOn} asc nulls last`, asc(tasks.id))
    .limit(100);

/** What the viewer finished lately, the latest first. */
export const doneTasks = (viewer: Viewer) =>
  db
    .select({
      id: tasks.id,
      title: tasks.title,
      doneAt: tasks.doneAt,
      doneNote: tasks.doneNote,
      code: projects.code,
      name: projects.name,
    })
    .from(tasks)
    .leftJoin(projects, and(eq(projects.id, tasks.projectId), readableProjects(viewer)))
    .where(
      and(
        eq(tasks.assigneeId, viewer.userId),
        sql`${tasks.doneAt} > now() - interval '90 days'`,
        isNull(tasks.deletedAt),
      ),
    )
    .orderBy(desc(tasks.doneAt), desc(tasks.id))
    .limit(60);

/** Open tasks the viewer gave to others. */
export const givenTasks = (viewer: Viewer) =>
  db
    .select({
      id: tasks.id,
      title: tasks.title,
      dueOn: tasks.dueOn,
      assignee: nameOf(tasks.assigneeId),
      code: projects.code,
      name: projects.name,
    })
    .from(tasks)
    .leftJoin(projects, and(eq(projects.id, tasks.projectId), readableProjects(viewer)))
    .where(
      and(
        eq(tasks.createdBy, viewer.userId),
        sql`${tasks.assigneeId} <> ${viewer.userId}`,
        isNull(tasks.doneAt),
        isNull(tasks.deletedAt),
      ),
    )
    .orderBy(sql`${tasks.dueOn} asc nulls last`, asc(tasks.id))
    .limit(100);

/** A notice about a project that has left the viewer's reach is missing like the project itself. */
const ownNotices = (viewer: Viewer): SQL | undefined =>
  viewer.preview
    ? sql`false`
    : and(eq(notices.userId, viewer.userId), or(isNull(notices.projectId), readableProjects(viewer)));

export const noticesPage = 50;

export const noticesOf = (
  viewer: Viewer,
  { unreadOnly, before }: { unreadOnly: boolean; before: number | null },
) =>
  db
    .select({
      id: notices.id,
      kind: notices.kind,
      body: notices.body,
      at: notices.at,
      readAt: notices.readAt,
      href: notices.href,
      code: projects.code,
    })
    .from(notices)
    .leftJoin(projects, eq(projects.id, notices.projectId))
    .where(
      and(
        ownNotices(viewer),
        unreadOnly ? isNull(notices.readAt) : undefined,
        before ? lt(notices.id, before) : undefined,
      ),
    )
    .orderBy(desc(notices.id))
    .limit(noticesPage + 1);

/** How many notices the viewer has not read, to be asked alone or beside other counts. */
export const unreadOf = (viewer: Viewer) =>
  db
    .select({ n: sql<number>`count(*)::int` })
    .from(notices)
    .leftJoin(projects, eq(projects.id, notices.projectId))
    .where(and(ownNotices(viewer), isNull(notices.readAt)));

export async function unreadNotices(viewer: Viewer): Promise<number> {
  const [found] = await unchanged(unreadOf(viewer));
  return found?.n ?? 0;
}

export type Person = { id: number; name: string; unit: string };

/** People by name or initials: others who can read the project, or those the viewer may give a task. */
export function findPeople(
  viewer: Viewer,
  project: Project | null,
  { question, forTask }: { question: string; forTask: boolean },
): Promise<Person[]> {
  const word = folded(question).replace(/[\\%_]/g, "\\$&");
  const readers = project ? readersOf(project) : sql`false`;
  return db
    .select({ id: users.id, name: users.name, unit: units.shortName })
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(
      and(
        forTask ? assignableBy(viewer, project) : and(readers, ne(users.id, viewer.userId)),
        word
          ? sql`(lower(${users.name}) like ${`%${word}%`} or ${users.initials} like ${`${word}%`})`
          : undefined,
      ),
    )
    .orderBy(asc(units.position), asc(users.name))
    .limit(20);
}
