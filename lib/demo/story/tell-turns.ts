import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { statusPeriods } from "@/db/schema";
import type { Status } from "@/lib/projects/rules";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import type { Turn } from "./plot";
import { type Told, turnerOf } from "./told";

/** What a turn makes of the project row. A moved project is running again, elsewhere. */
export function turnedTo(cast: Cast, turn: Turn | undefined): { status?: Status; unitId?: number } {
  if (!turn) return {};
  return turn.to === "moved" ? { status: "active", unitId: cast.unit(turn.unit).id } : { status: turn.to };
}

/** Where a project went: another place, another unit, another project. */
export function destinationOf(
  cast: Cast,
  story: readonly Told[],
  codes: ReadonlyMap<number, string>,
  turn: Turn,
): string | null {
  if (turn.to === "ended") return turn.destination ?? null;
  if (turn.to === "moved") return cast.unit(turn.unit).name;
  if (turn.to !== "merged") return null;
  const into = story.find(({ plot }) => plot.key === turn.into)?.project;
  return into ? (codes.get(into.id) ?? into.code) : null;
}

/** The status before ends on the day of the turn, and the new one begins. */
export async function tellTurns(
  tx: Transaction,
  cast: Cast,
  story: readonly Told[],
  codes: ReadonlyMap<number, string>,
): Promise<void> {
  const turned = story.flatMap((one) => (one.plot.turn ? [{ ...one, turn: one.plot.turn }] : []));
  const periods = turned.map(({ turn, ...one }, i): typeof statusPeriods.$inferInsert => {
    const by = turnerOf(cast, one);
    const at = momentOn(told(turn.on), i);
    return {
      projectId: one.project.id,
      status: turnedTo(cast, turn).status ?? "active",
      fromDay: told(turn.on),
      reason: turn.reason,
      cause: turn.cause ?? null,
      destination: destinationOf(cast, story, codes, turn),
      recheckOn: turn.to === "paused" ? told(turn.recheckOn) : null,
      createdBy: by,
      updatedBy: by,
      createdAt: at,
      updatedAt: at,
    };
  });
  for (const { projectId, fromDay, createdAt } of periods) {
    await tx
      .update(statusPeriods)
      .set({ toDay: fromDay, updatedAt: createdAt, version: sql`${statusPeriods.version} + 1` })
      .where(and(eq(statusPeriods.projectId, projectId), isNull(statusPeriods.toDay)));
  }
  await tx.insert(statusPeriods).values(periods);
}
