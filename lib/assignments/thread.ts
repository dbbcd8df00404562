import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignmentEntries, assignmentPapers, files, grants, notices, users } from "@/db/schema";
import { roleMay } from "@/lib/auth/policy";
import { Unacceptable } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Assignment } from "./reach";
import { numberOf } from "./rules";

/** What an entry of the thread records, in the words of its heading. */
export const entryNames = {
  assigned: "交办",
  received: "接收",
  reported: "反馈进展",
  replied: "提交办理结果",
  returned: "退回重办",
  closed: "办结销号",
  askedExtension: "申请延期",
  granted: "同意延期",
  refused: "不同意延期",
  withdrawn: "撤销",
  said: "留言",
} as const;
export type EntryKind = keyof typeof entryNames;

/** One line of the thread, with the papers that prove it. Part of a change that is under way. */
export async function speak(
  tx: Transaction,
  viewer: Viewer,
  assignment: Assignment,
  { kind, body, files: keys = [] }: { kind: EntryKind; body: string | null; files?: readonly string[] },
): Promise<number> {
  const [entry] = await tx
    .insert(assignmentEntries)
    .values({ assignmentId: assignment.id, kind, body, byUserId: viewer.userId, unitId: viewer.unitId })
    .returning();
  if (!entry) throw new Error("an entry was not kept");
  await claimPapers(tx, viewer, { assignment, entryId: entry.id, keys });
  return entry.id;
}

type Papers = { assignment: Assignment; entryId: number; keys: readonly string[] };

async function claimPapers(tx: Transaction, viewer: Viewer, { assignment, entryId, keys }: Papers) {
  if (keys.length === 0) return;
  const stored = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(inArray(files.key, [...keys]), eq(files.uploadedBy, viewer.userId), isNull(files.entityId)));
  if (stored.length < new Set(keys).size)
    throw new Unacceptable("有一份材料没有上传成功，请重新上传", { files: "请重新上传" });
  const ids = stored.map(({ id }) => id);
  await tx.insert(assignmentPapers).values(ids.map((fileId) => ({ entryId, fileId })));
  await tx
    .update(files)
    .set({ entity: "assignments", entityId: assignment.id })
    .where(inArray(files.id, ids));
}

const receivers = roles.filter((role: Role) => roleMay(role, "assignment.receive"));

/** The person named, or everybody of the units who could take it in hand. */
export async function peopleOf(
  tx: Transaction,
  { ownerId, unitIds }: { ownerId: number | null; unitIds: readonly number[] },
): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ id: users.id })
    .from(users)
    .innerJoin(grants, eq(grants.userId, users.id))
    .where(
      and(
        inArray(users.unitId, [...unitIds]),
        isNull(users.disabledAt),
        isNull(grants.revokedAt),
        inArray(grants.role, receivers),
        sql`${grants.fromDay} <= current_date and (${grants.toDay} is null or ${grants.toDay} >= current_date)`,
      ),
    );
  const ids = rows.map(({ id }) => id);
  return ownerId === null ? ids : [...new Set([ownerId, ...ids])];
}

/** A notice to each of these people, never to oneself. */
export async function tell(
  tx: Transaction,
  viewer: Viewer,
  assignment: Assignment,
  { to, what }: { to: readonly (number | null)[]; what: string },
): Promise<void> {
  const people = [...new Set(to)].filter((id): id is number => id !== null && id !== viewer.userId);
  if (people.length === 0) return;
  const body = `${numberOf(assignment)}“${assignment.name}”${what}`;
  await tx.insert(notices).values(
    people.map((userId) => ({
      userId,
      kind: "assignment",
      href: `/assignments/${assignment.code}`,
      body,
      fromUserId: viewer.userId,
    })),
  );
}
