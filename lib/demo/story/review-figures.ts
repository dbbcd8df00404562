import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Day } from "@/lib/date/day";
import type { stages } from "@/lib/projects/rules";
import type { ProjectFigures } from "@/lib/reviews/figures";

/** What a project had invested and received by the end of the month before; null where nothing was reported by then. */
export async function moneyAt(projectId: number, day: Day): Promise<Money> {
  const [row] = await db.execute<{ invested: string | null; arrived: string | null }>(sql`
    select sum(amount) filter (where kind = 'investment') as invested, sum(amount) filter (where kind = 'arrived') as arrived
    from (select distinct on (kind, origin, currency) kind, cumulative as amount from progress
      where project_id = ${projectId} and month < ${day.slice(0, 7)} and deleted_at is null and currency = 'CNY'
      order by kind, origin, currency, month desc) latest`);
  const known = (text: string | null | undefined) =>
    text === null || text === undefined ? null : Number(text);
  return { investedYuan: known(row?.invested), arrivedYuan: known(row?.arrived) };
}

type Money = Pick<ProjectFigures, "investedYuan" | "arrivedYuan">;

/** A project's figures as a meeting of the past would have frozen them: nothing that happened later. */
export function atThatTime(
  now: ProjectFigures,
  day: Day,
  then: Money & Pick<ProjectFigures, "light">,
): ProjectFigures {
  const road = now.stages.map((stage) =>
    stage.actualOn !== null && stage.actualOn > day ? { ...stage, actualOn: null, verified: false } : stage,
  );
  const reached = [...road].reverse().find(({ actualOn }) => actualOn !== null) ?? road[0];
  const on = (code: (typeof stages)[number]) => road.find(({ stage }) => stage === code)?.actualOn ?? null;
  const stageLabel = reached?.label ?? now.stageLabel;
  return {
    ...now,
    stages: road,
    stage: reached?.stage ?? now.stage,
    stageLabel,
    signedOn: on("SIGN") ? now.signedOn : null,
    startedOn: on("START") ? now.startedOn : null,
    ...then,
    line: [now.unit, stageLabel, `总投资 ${now.total}`].join("，"),
    promised: [],
    changes: now.changes.filter((change) => change.on <= day),
    papers: now.papers.filter((paper) => paper.datedOn <= day),
  };
}
