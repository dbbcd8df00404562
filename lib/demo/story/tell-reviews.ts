import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import {
  assignmentProjects,
  assignments,
  projects,
  resolutionProjects,
  resolutions,
  reviewFigures,
  reviewItems,
  reviewPapers,
  reviews,
  reviewTurns,
  units,
  users,
} from "@/db/schema";
import { asSystem, type Recorder, touched } from "@/lib/audit/change";
import { viewerOfUser } from "@/lib/auth/session-viewers";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, yearOf } from "@/lib/date/day";
import { digestOf } from "@/lib/reviews/gathering/digest";
import { lightsOf } from "@/lib/reviews/gathering/lights";
import { projectFigures } from "@/lib/reviews/gathering/projects";
import { wholeFigures } from "@/lib/reviews/gathering/whole";
import { draftPaper } from "@/lib/reviews/paper-commands";
import { findReview } from "@/lib/reviews/queries";
import { momentOn, told } from "./calendar";
import { atThatTime, moneyAt } from "./review-figures";
import { attendees, chair, heldReviews, nameOf, place, type ToldReview } from "./reviews";
import { tellNextReview } from "./tell-next-review";
import { takeSerials } from "./tell-serials";

type Unit = typeof units.$inferSelect;
type Setting = { officer: Viewer; head: Viewer; unitOf: (code: string) => Unit };

/** Two meetings that were held and written up, and the next one with its agenda begun. Told once the rest is there to read. */
export async function tellReviews(): Promise<void> {
  const all = await db.select().from(units);
  const unitOf = (code: string) =>
    found(
      all.find((unit) => unit.code === code),
      code,
    );
  const setting = { officer: await person("shi"), head: await person("shi-fu"), unitOf };
  for (const review of heldReviews) await tellHeld(review, setting);
  await tellNextReview(setting);
}

function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the story knows no ${what}`);
  return value;
}

async function person(account: string): Promise<Viewer> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.account, account));
  return found(user ? await viewerOfUser(user.id) : null, account);
}

/** A project by the assignment that names it, or by its own place in the story: names of the demo carry a mark. */
async function projectNamed(part: string) {
  const rows = await db.select().from(projects).where(isNull(projects.deletedAt));
  return found(
    rows.find(({ name }) => name.startsWith(nameOf[part] ?? part)),
    part,
  );
}

async function tellHeld(one: ToldReview, setting: Setting): Promise<void> {
  const { officer } = setting;
  const heldOn = told(one.heldOn);
  const about = await Promise.all(one.items.map(({ about: key }) => projectNamed(key)));
  const ids = about.map(({ id }) => id);
  const [figures, whole] = await Promise.all([
    projectFigures(officer, ids, { since: addDays(heldOn, -14), before: null }),
    wholeFigures(officer, heldOn),
  ]);
  const lights = await lightsOf(ids, heldOn);
  const money = new Map(await Promise.all(ids.map(async (id) => [id, await moneyAt(id, heldOn)] as const)));
  const code = await asSystem("system.demo", async (tx, record) => {
    const review = await insertReview(tx, one, setting, record);
    const items = await tx
      .insert(reviewItems)
      .values(
        one.items.map(({ about: _, decided: __, department, ...item }, i) => ({
          ...item,
          ...{ reviewId: review.id, position: i + 1, kind: "project", title: about[i]?.name ?? "" },
          ...{ projectId: ids[i], unitId: about[i]?.unitId, presenter: about[i]?.owner },
          departmentId: department ? setting.unitOf(department).id : null,
          ...{ createdBy: officer.userId, updatedBy: officer.userId },
        })),
      )
      .returning();
    const contents = [
      { itemId: null, content: { ...whole } },
      ...items.map(({ id, projectId }) => ({
        itemId: id,
        content: {
          kind: "project",
          project: atThatTime(found(figures.get(projectId ?? 0), "figures"), heldOn, {
            ...found(money.get(projectId ?? 0), "money"),
            light: lights.get(projectId ?? 0) ?? null,
          }),
        },
      })),
    ];
    await tx.insert(reviewFigures).values(
      contents.map((content) => ({
        ...content,
        ...{ reviewId: review.id, frozenAt: review.frozenAt ?? "", digest: digestOf(content.content) },
      })),
    );
    await insertTurns(tx, review, items, officer);
    await tellDecided(tx, { one, review, items, officer }, record);
    return review.code;
  });
  await writeUp(code, heldOn, setting);
}

async function insertReview(tx: Transaction, one: ToldReview, { officer }: Setting, record: Recorder) {
  const heldOn = told(one.heldOn);
  const year = yearOf(heldOn);
  const serial = await takeSerials(tx, `review-${year}`, 1);
  const at = (day: Day, clock: string) => `${day}T${clock}:00+08:00`;
  const [review] = await tx
    .insert(reviews)
    .values({
      ...{ code: `DD${year}-${String(serial).padStart(2, "0")}`, year, serial, title: one.title },
      ...{
        unitId: officer.unitId,
        heldOn,
        startsAt: "14:30",
        place,
        chair,
        attendees,
        budget: 90,
        state: "closed",
      },
      frozenAt: at(addDays(heldOn, -1), "18:00"),
      startedAt: at(heldOn, "14:31"),
      closedAt: at(heldOn, "15:40"),
      createdAt: momentOn(addDays(heldOn, -5), serial),
      updatedAt: at(heldOn, "15:40"),
      ...{ createdBy: officer.userId, updatedBy: officer.userId },
    })
    .returning();
  const made = found(review, one.title);
  record(reviews, null, made);
  return made;
}

type Item = typeof reviewItems.$inferSelect;
type Held = typeof reviews.$inferSelect;

async function insertTurns(tx: Transaction, review: Held, items: readonly Item[], officer: Viewer) {
  const begun = Date.parse(review.startedAt ?? "");
  let minutes = 2;
  const turns = [{ itemId: null as number | null, at: new Date(begun).toISOString() }];
  for (const item of items) {
    turns.push({ itemId: item.id, at: new Date(begun + minutes * 60_000).toISOString() });
    minutes += item.minutes + 1;
  }
  await tx
    .insert(reviewTurns)
    .values(turns.map((turn) => ({ ...turn, reviewId: review.id, byUserId: officer.userId })));
}

type Deciding = { one: ToldReview; review: Held; items: readonly Item[]; officer: Viewer };

/** The assignments of the story that came out of this meeting become what its resolutions were handed out as. */
async function tellDecided(tx: Transaction, { one, review, items, officer }: Deciding, record: Recorder) {
  const names = one.items.flatMap(({ decided }) => decided ?? []);
  const handed = await tx.select().from(assignments).where(inArray(assignments.name, names));
  let number = 0;
  for (const [i, { decided }] of one.items.entries()) {
    const before = handed.find(({ name }) => name === decided);
    if (!before) continue;
    number += 1;
    const [made] = await tx
      .insert(resolutions)
      .values({
        ...{ reviewId: review.id, itemId: items[i]?.id, number, kind: "supervise", body: before.name },
        ...{ level: before.level, ownerUnitId: before.ownerUnitId, ownerId: before.ownerId },
        ...{ departmentId: before.departmentId, dueOn: before.firstDueOn, assignmentId: before.id },
        ...{ createdBy: officer.userId, updatedBy: officer.userId, createdAt: review.closedAt ?? undefined },
      })
      .returning();
    if (!made) continue;
    record(resolutions, null, made, { label: `${review.title} 第 ${number} 条` });
    const linked = await tx
      .select()
      .from(assignmentProjects)
      .where(eq(assignmentProjects.assignmentId, before.id));
    if (linked.length > 0)
      await tx
        .insert(resolutionProjects)
        .values(linked.map(({ projectId }) => ({ resolutionId: made.id, projectId })));
    const [after] = await tx
      .update(assignments)
      .set({
        ...{ source: "resolution", resolutionId: made.id, sourceNote: `${review.title}议定事项 ${number}` },
        version: touched(assignments, null).version,
      })
      .where(eq(assignments.id, before.id))
      .returning();
    if (after) record(assignments, before, after);
  }
}

/** Written up the day after, signed by the head. */
async function writeUp(code: string, heldOn: Day, { officer, head }: Setting): Promise<void> {
  for (const kind of ["minutes", "message"] as const) await draftPaper(officer, { code, kind, words: null });
  if (heldOn === told(heldReviews.at(-1)?.heldOn ?? ""))
    for (const kind of ["deck", "data"] as const) await draftPaper(officer, { code, kind });
  const review = await findReview(officer, code);
  await asSystem("system.demo", async (tx, record) => {
    const drafted = await tx
      .select()
      .from(reviewPapers)
      .where(and(eq(reviewPapers.reviewId, review.id), isNull(reviewPapers.signedAt)))
      .orderBy(desc(reviewPapers.id));
    for (const before of drafted) {
      const signed = ["minutes", "message"].includes(before.kind)
        ? { signedBy: head.userId, signedAt: momentOn(addDays(heldOn, 2), before.edition) }
        : {};
      const [after] = await tx
        .update(reviewPapers)
        .set({
          ...signed,
          createdAt: momentOn(addDays(heldOn, 1), before.edition),
          version: touched(reviewPapers, null).version,
        })
        .where(eq(reviewPapers.id, before.id))
        .returning();
      if (after) record(reviewPapers, before, after, { label: `${review.title} 材料` });
    }
  });
}
