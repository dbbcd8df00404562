import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { comments, followUps, notices, projects, users } from "@/db/schema";
import { change, touched } from "@/lib/audit/change";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { CommentInput, DeskTarget, FollowUpInput } from "@/lib/projects/desk-input";
import { refreshLights } from "@/lib/projects/lights/cache";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { readersOf } from "./people";
import { excerpt, namesMentioned } from "./rules";

/** A visit, a talk, a call: what was said and what comes next. */
export function logFollowUp(viewer: Viewer, { key, code, heldOn, ...entry }: FollowUpInput): Promise<number> {
  return change(
    viewer,
    "followUp.log",
    async (tx, record) => {
      const project = await projectInReach(tx, viewer, "followUp.log", code);
      const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
      const [added] = await tx
        .insert(followUps)
        .values({ ...entry, heldOn: heldOn ?? "", projectId: project.id, ...by })
        .returning();
      if (!added) throw new Missing();
      record(followUps, null, added, { label: `${project.name} 跟进 ${added.heldOn}` });
      await moved(tx, project);
      return added.id;
    },
    { once: { key, input: { code, heldOn, ...entry } } },
  );
}

/** A visit is news of the project; its row stays as others have it before them. */
async function moved(tx: Transaction, project: Project) {
  await tx.update(projects).set({ movedOn: today() }).where(eq(projects.id, project.id));
  await refreshLights(tx, [project.id]);
}

export function removeFollowUp(viewer: Viewer, { code, id, version }: DeskTarget): Promise<void> {
  return change(viewer, "followUp.remove", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "followUp.remove", code);
    const [before] = await tx
      .select()
      .from(followUps)
      .where(standing(followUps, project, id));
    if (!before) throw new Missing();
    const [after] = await tx
      .update(followUps)
      .set({ deletedAt: sql`now()`, ...touched(followUps, viewer) })
      .where(and(eq(followUps.id, id), eq(followUps.version, version)))
      .returning();
    if (!after) throw new Stale();
    record(followUps, before, after, { label: `${project.name} 跟进 ${before.heldOn}` });
  });
}

const standing = (
  table: { id: PgColumn; projectId: PgColumn; deletedAt: PgColumn },
  project: Project,
  id: number,
) => and(eq(table.id, id), eq(table.projectId, project.id), isNull(table.deletedAt));

/** A remark on a project. Those whose @姓名 stands in it are told, if they can read the project at all. */
export function postComment(viewer: Viewer, { key, code, body, picked }: CommentInput): Promise<number> {
  return change(
    viewer,
    "comment.post",
    async (tx, record) => {
      const project = await projectInReach(tx, viewer, "comment.post", code);
      const mentioned = await peopleMentioned(tx, viewer, project, { body, picked });
      const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
      const [added] = await tx
        .insert(comments)
        .values({ projectId: project.id, body, ...by })
        .returning();
      if (!added) throw new Missing();
      record(comments, null, added, { label: `${project.name} 评论` });
      const notice = {
        kind: "mention",
        projectId: project.id,
        body: `${viewer.name}在“${project.name}”中提到您：${excerpt(body)}`,
        fromUserId: viewer.userId,
      };
      if (mentioned.length > 0)
        await tx.insert(notices).values(mentioned.map((userId) => ({ ...notice, userId })));
      return added.id;
    },
    { once: { key, input: { code, body, picked } } },
  );
}

/** Namesakes are told apart by what was picked from the list; a name nobody within reach bears is plain text. */
async function peopleMentioned(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  { body, picked }: Pick<CommentInput, "body" | "picked">,
): Promise<number[]> {
  const named = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      and(
        readersOf(project),
        ne(users.id, viewer.userId),
        sql`position('@' || ${users.name} in ${body}) > 0`,
      ),
    );
  const names = namesMentioned(
    body,
    named.map(({ name }) => name),
  );
  return [...names].flatMap((name) => {
    const bearers = named.filter((one) => one.name === name).map(({ id }) => id);
    const chosen = bearers.filter((id) => picked.includes(id));
    if (bearers.length > 1 && chosen.length === 0)
      throw new Unacceptable(`有 ${bearers.length} 位“${name}”，请从列表里选择要提到的那一位`, {
        body: `“${name}”有重名`,
      });
    return bearers.length > 1 ? chosen : bearers;
  });
}

/** One's own words only. */
export function removeComment(viewer: Viewer, { code, id, version }: DeskTarget): Promise<void> {
  return change(viewer, "comment.remove", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "comment.remove", code);
    const [before] = await tx
      .select()
      .from(comments)
      .where(standing(comments, project, id));
    if (!before) throw new Missing();
    if (before.createdBy !== viewer.userId) throw new Refused("只能删除自己的评论");
    const [after] = await tx
      .update(comments)
      .set({ deletedAt: sql`now()`, ...touched(comments, viewer) })
      .where(and(eq(comments.id, id), eq(comments.version, version)))
      .returning();
    if (!after) throw new Stale();
    record(comments, before, after, { label: `${project.name} 评论` });
  });
}
