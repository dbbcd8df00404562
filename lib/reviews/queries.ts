import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { among } from "@/db/among";
import { db } from "@/db/client";
import { projects, resolutions, reviewFigures, reviewItems, reviews, units } from "@/db/schema";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { readableProjects } from "@/lib/projects/reach";
import { initialsOf } from "@/lib/search/search-text";
import { meetingBefore } from "./before";
import { type ItemFigures, type LaterChange, laterChanges, type WholeFigures } from "./figures";
import { liveFigures, withinOwn } from "./gathering/items";
import { wholeFigures } from "./gathering/whole";
import {
  type Review,
  type ReviewItem,
  readableItems,
  readableResolutions,
  readableReviews,
  seesWholeMeetings,
} from "./reach";
import type { ItemKind, ReviewState } from "./rules";

/** The last meeting the viewer has something to see of, and the moment its figures were frozen: what came later is news. */
export async function lastMeeting(
  viewer: Viewer,
): Promise<{ title: string; day: Day; frozenAt: string } | null> {
  const [last] = await db
    .select({ title: reviews.title, day: reviews.heldOn, frozenAt: reviews.frozenAt })
    .from(reviews)
    .where(and(readableReviews(viewer), eq(reviews.state, "closed" satisfies ReviewState)))
    .orderBy(desc(reviews.heldOn), desc(reviews.id))
    .limit(1);
  return last?.frozenAt ? { ...last, frozenAt: last.frozenAt } : null;
}

/** Meetings with something in them for the viewer, the latest first. What is counted is what the viewer may see. */
export async function listReviews(viewer: Viewer) {
  const rows = await db
    .select({ review: reviews, unit: units.shortName })
    .from(reviews)
    .innerJoin(units, eq(units.id, reviews.unitId))
    .where(readableReviews(viewer))
    .orderBy(desc(reviews.heldOn), desc(reviews.id))
    .limit(200);
  const [items, decided] = await Promise.all([countsOfItems(viewer), countsOfResolutions(viewer)]);
  return rows.map(({ review, unit }) => ({
    ...review,
    state: review.state as ReviewState,
    unit,
    items: items.get(review.id) ?? 0,
    resolutions: decided.get(review.id) ?? 0,
  }));
}

const n = sql<number>`count(*)::int`;

async function countsOfItems(viewer: Viewer): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ id: reviewItems.reviewId, n })
    .from(reviewItems)
    .innerJoin(reviews, eq(reviews.id, reviewItems.reviewId))
    .where(readableItems(viewer))
    .groupBy(reviewItems.reviewId);
  return new Map(rows.map((row) => [row.id, row.n]));
}

async function countsOfResolutions(viewer: Viewer): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ id: resolutions.reviewId, n })
    .from(resolutions)
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .where(readableResolutions(viewer))
    .groupBy(resolutions.reviewId);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function findReview(viewer: Viewer, code: string): Promise<Review> {
  const [found] = await db
    .select()
    .from(reviews)
    .where(and(eq(reviews.code, code), readableReviews(viewer)));
  if (!found) throw new Missing();
  return found;
}

const department = alias(units, "department");

export type MeetingItem = Awaited<ReturnType<typeof itemsOf>>[number];

/** The agenda as far as the viewer sees it, each item with its figures: frozen once the meeting is, live before. */
export async function itemsOf(viewer: Viewer, review: Review) {
  const rows = await itemRows(viewer, review);
  const items = rows.map(({ item }) => item);
  const [figures, seen] = await Promise.all([figuresOf(viewer, review, items), projectsSeen(viewer, items)]);
  const whole = seesWholeMeetings(viewer);
  return rows.flatMap(({ item, unit, department: helper }) => {
    const own = figures.get(item.id);
    if (!own) return [];
    const { id, version, position, topic, title, rule, reason, minutes, presenter, obstacle } = item;
    return [
      {
        id,
        version,
        position,
        kind: item.kind as ItemKind,
        topic,
        title,
        initials: initialsOf(title),
        rule,
        reason,
        minutes,
        unit,
        unitId: item.unitId,
        presenter,
        obstacle,
        departmentId: item.departmentId,
        department: helper,
        // What the leaders are advised to decide is between the city and its leaders.
        suggestion: whole ? item.suggestion : null,
        figures: whole ? own : withinOwn(own, item.projectId !== null && seen.has(item.projectId)),
      },
    ];
  });
}

const itemRows = (viewer: Viewer, review: Review) =>
  db
    .select({ item: reviewItems, unit: units.shortName, department: department.shortName })
    .from(reviewItems)
    .innerJoin(reviews, eq(reviews.id, reviewItems.reviewId))
    .leftJoin(units, eq(units.id, reviewItems.unitId))
    .leftJoin(department, eq(department.id, reviewItems.departmentId))
    .where(and(eq(reviewItems.reviewId, review.id), readableItems(viewer)))
    .orderBy(asc(reviewItems.position), asc(reviewItems.id));

async function figuresOf(
  viewer: Viewer,
  review: Review,
  items: readonly ReviewItem[],
): Promise<ReadonlyMap<number, ItemFigures>> {
  if (review.state === "draft") {
    const past = await meetingBefore(review);
    return liveFigures(viewer, items, { since: past?.heldOn ?? null, before: review.id });
  }
  const frozen = await frozenOf(review);
  return new Map(
    frozen.flatMap(({ itemId, content }) => (itemId === null ? [] : [[itemId, content as ItemFigures]])),
  );
}

const frozenOf = (review: Review) =>
  db.select().from(reviewFigures).where(eq(reviewFigures.reviewId, review.id)).orderBy(asc(reviewFigures.id));

async function projectsSeen(viewer: Viewer, items: readonly ReviewItem[]): Promise<ReadonlySet<number>> {
  const ids = items.flatMap(({ projectId }) => (projectId === null ? [] : [projectId]));
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(among(projects.id, ids), readableProjects(viewer)));
  return new Set(rows.map(({ id }) => id));
}

/** The whole city's figures, for those who see whole meetings; null for everybody else. */
export async function wholeOf(viewer: Viewer, review: Review): Promise<WholeFigures | null> {
  if (!seesWholeMeetings(viewer)) return null;
  if (review.state === "draft") return wholeFigures(viewer);
  const frozen = (await frozenOf(review)).find(({ itemId }) => itemId === null);
  return (frozen?.content as WholeFigures | undefined) ?? null;
}

/** The digests under which a meeting's figures were frozen, for whoever wants to check them. */
export async function digestsOf(viewer: Viewer, review: Review) {
  if (!seesWholeMeetings(viewer)) return [];
  return (await frozenOf(review)).map(({ itemId, digest, frozenAt }) => ({ itemId, digest, frozenAt }));
}

export type Later = { itemId: number; title: string; changes: LaterChange[] };

/** 会后变动: what has become different since the freeze, item by item. */
export async function laterChangesOf(viewer: Viewer, review: Review): Promise<Later[]> {
  if (review.state === "draft") return [];
  const [rows, past] = await Promise.all([itemRows(viewer, review), meetingBefore(review)]);
  const items = rows.map(({ item }) => item);
  const [frozen, live, seen] = await Promise.all([
    figuresOf(viewer, review, items),
    liveFigures(viewer, items, { since: past?.heldOn ?? null, before: review.id }),
    projectsSeen(viewer, items),
  ]);
  return items.flatMap(({ id, title, projectId }) => {
    const [before, after] = [projectIn(frozen.get(id)), projectIn(live.get(id))];
    if (!before || !after || projectId === null || !seen.has(projectId)) return [];
    const changes = laterChanges(before, after);
    return changes.length > 0 ? [{ itemId: id, title, changes }] : [];
  });
}

const projectIn = (figures: ItemFigures | undefined) =>
  figures && figures.kind !== "topic" ? figures.project : null;
