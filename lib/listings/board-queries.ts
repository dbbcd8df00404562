import "server-only";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { listingCases, listingMilestones, listingObstacles, units } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { readableListings, seesWhole } from "./reach";

/** How many cards a column shows before one asks for more. */
export const cardsPerColumn = 12;

export type BoardFilter = { unit: number | null; board: string | null; aside: boolean };

const filtered = (viewer: Viewer, { unit, board, aside }: BoardFilter): SQL | undefined =>
  and(
    readableListings(viewer),
    unit === null ? undefined : eq(listingCases.unitId, unit),
    board === null ? undefined : eq(listingCases.board, board),
    aside ? undefined : sql`${listingCases.sideState} is distinct from 'WITHDRAW'`,
  );

/** How many cases stand at each stage, counted by the database under the same filter as the cards. */
export async function columnCounts(
  viewer: Viewer,
  filter: BoardFilter,
): Promise<ReadonlyMap<string, number>> {
  const rows = await unchanged(
    db
      .select({ stage: listingCases.stage, n: sql<number>`count(*)::int` })
      .from(listingCases)
      .where(filtered(viewer, filter))
      .groupBy(listingCases.stage),
  );
  return new Map(rows.map(({ stage, n }) => [stage, n]));
}

const open = sql`${listingObstacles.caseId} = ${listingCases.id} and ${listingObstacles.closedOn} is null and ${listingObstacles.deletedAt} is null`;

/** One column of which more is asked for than the usual number of cards. */
export type MoreCards = { stage: string; shown: number };

/** The cards of every stage in one statement, those longest in their stage first. */
export async function cardsByStage(viewer: Viewer, filter: BoardFilter, more: MoreCards) {
  const ranked = db
    .select({
      id: listingCases.id,
      place: sql<number>`row_number() over (partition by ${listingCases.stage}
        order by ${listingCases.stageOn}, ${listingCases.id} desc)`.as("place"),
    })
    .from(listingCases)
    .where(filtered(viewer, filter))
    .as("ranked");
  const rows = await db
    .select({
      code: listingCases.code,
      name: listingCases.companyName,
      version: listingCases.version,
      unitId: listingCases.unitId,
      unit: units.shortName,
      board: listingCases.board,
      stage: listingCases.stage,
      stageOn: listingCases.stageOn,
      sideState: listingCases.sideState,
      isConfidential: listingCases.isConfidential,
      next: sql<
        string | null
      >`(select ${listingMilestones.stage} || ' ' || ${listingMilestones.plannedOn} from ${listingMilestones}
        where ${listingMilestones.caseId} = ${listingCases.id} and ${listingMilestones.actualOn} is null
          and ${listingMilestones.plannedOn} is not null and ${listingMilestones.deletedAt} is null
        order by ${listingMilestones.plannedOn} limit 1)`,
      obstacles: sql<number>`(select count(*)::int from ${listingObstacles} where ${open})`,
      overdue: sql<number>`(select count(*)::int from ${listingObstacles} where ${open} and ${listingObstacles.dueOn} < ${today()}::date)`,
    })
    .from(ranked)
    .innerJoin(listingCases, eq(listingCases.id, ranked.id))
    .innerJoin(units, eq(units.id, listingCases.unitId))
    .where(
      sql`${ranked.place} <= case when ${listingCases.stage} = ${more.stage} then ${more.shown}::int else ${cardsPerColumn}::int end`,
    )
    .orderBy(asc(ranked.place));
  return rows.map((row) =>
    seesWhole(viewer, row) ? row : { ...row, board: null, next: null, obstacles: 0, overdue: 0 },
  );
}
export type BoardCard = Awaited<ReturnType<typeof cardsByStage>>[number];

/** Obstacles past their day, the oldest first, for the head of the board. */
export async function overdueObstacles(viewer: Viewer): Promise<number> {
  const [found] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(listingObstacles)
    .innerJoin(listingCases, eq(listingCases.id, listingObstacles.caseId))
    .where(
      and(
        readableListings(viewer),
        isNull(listingObstacles.closedOn),
        isNull(listingObstacles.deletedAt),
        sql`${listingObstacles.dueOn} < ${today()}::date`,
      ),
    );
  return found?.n ?? 0;
}
