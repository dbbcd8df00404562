import "server-only";
import { and, eq, not, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { lightOverrides, lightReasons, projectLights, projects } from "@/db/schema";
import { type Day, today } from "@/lib/date/day";
import type { Colour } from "./rules";

/** A rule's row that judges the day. */
const judging = (day: Day): SQL =>
  sql`(${projectLights.fromDay} <= ${day}::date and (${projectLights.toDay} is null or ${projectLights.toDay} > ${day}::date))`;

/** An accepted reason for that rule, not yet run out: the rule stands aside, and the page says so. */
const exemptOn = (day: Day): SQL =>
  sql`exists (select 1 from ${lightReasons} where ${lightReasons.projectId} = ${projectLights.projectId}
    and ${lightReasons.rule} = ${projectLights.rule} and ${lightReasons.verdict} = 'accepted'
    and ${lightReasons.deletedAt} is null and ${lightReasons.untilDay} >= ${day}::date
    and ${lightReasons.judgedAt}::date <= ${day}::date)`;

/** 2 red, 1 yellow, 0 green, null 未评: the worst any rule says on the day, reasons and leaders left aside. */
export const computedOn = (day: Day): SQL<number | null> =>
  sql<number | null>`(select max(case when ${projectLights.redOn} <= ${day}::date then 2
    when ${projectLights.yellowOn} <= ${day}::date then 1 else 0 end)
    from ${projectLights} where ${projectLights.projectId} = ${projects.id} and ${judging(day)})`;

const overrideOn = (day: Day): SQL =>
  sql`(select ${lightOverrides.colour} from ${lightOverrides} where ${lightOverrides.projectId} = ${projects.id}
    and ${lightOverrides.deletedAt} is null and ${lightOverrides.fromDay} <= ${day}::date
    and ${lightOverrides.untilDay} >= ${day}::date order by ${lightOverrides.id} desc limit 1)`;

/**
 * As a lamp shows it: a leader's colour while it runs, otherwise the worst of the rules not exempted. The text holds
 * the colour and a mark: `!` set by hand, `~` a rule stands aside that would show worse.
 */
export const shownOn = (day: Day): SQL<string | null> =>
  sql<string | null>`coalesce(${overrideOn(day)} || '!', (select
    case max(case when ${exempt} then 0 when red then 2 when yellow then 1 else 0 end)
      when 2 then 'red' when 1 then 'yellow' when 0 then 'green' end
    || case when bool_or(${exempt} and (red or yellow)) then '~' else '' end
    from (select ${projectLights.redOn} <= ${day}::date as red, ${projectLights.yellowOn} <= ${day}::date as yellow,
      ${exemptOn(day)} as exempt from ${projectLights}
      where ${projectLights.projectId} = ${projects.id} and ${judging(day)}) judged))`;

/** For sorting: red first when it descends. Never null. */
export const lampRankOn = (day: Day): SQL =>
  sql`coalesce(array_position(array['gre', 'yel', 'red'], left(${shownOn(day)}, 3)), 0)`;

const exempt = sql`coalesce(exempt, false)`;

const turned = (colour: "yellow" | "red", day: Day): SQL =>
  colour === "red"
    ? sql`${projectLights.redOn} <= ${day}::date`
    : sql`${projectLights.yellowOn} <= ${day}::date`;

/** Starts from the days themselves, which are indexed: red projects are few among many. */
const ruledTo = (colour: "yellow" | "red", day: Day): SQL =>
  sql`${projects.id} in (select ${projectLights.projectId} from ${projectLights}
    where ${turned(colour, day)} and ${judging(day)} and not ${exemptOn(day)})`;

const isOverridden = (day: Day): SQL =>
  sql`${projects.id} in (select ${lightOverrides.projectId} from ${lightOverrides}
    where ${lightOverrides.deletedAt} is null and ${lightOverrides.fromDay} <= ${day}::date and ${lightOverrides.untilDay} >= ${day}::date)`;

const judgedAtAll = (day: Day): SQL =>
  sql`exists (select 1 from ${projectLights} where ${projectLights.projectId} = ${projects.id} and ${judging(day)})`;

const byRules: Readonly<Record<Colour | "none", (day: Day) => SQL | undefined>> = {
  red: (day) => ruledTo("red", day),
  yellow: (day) => and(ruledTo("yellow", day), not(ruledTo("red", day))),
  green: (day) => and(judgedAtAll(day), not(ruledTo("yellow", day)), not(ruledTo("red", day))),
  none: (day) => not(judgedAtAll(day)),
};

/** Projects whose lamp shows the colour on a day. */
export function showsColour(colour: Colour | "none", day: Day = today()): SQL {
  const by = and(not(isOverridden(day)), byRules[colour](day));
  if (colour === "none") return by ?? sql`false`;
  const set = sql`${isOverridden(day)} and ${overrideOn(day)} = ${colour}`;
  return or(by, set) ?? sql`false`;
}

/**
 * Red and yellow lamps with the unit of their project, as `showsColour` decides, for counting: begins at the rules'
 * days and goes through them once, where `showsColour` asks about one project after another.
 */
export function litOn(within: SQL | undefined, day: Day) {
  const colour = sql<Colour>`case when bool_or(${turned("red", day)}) then 'red' else 'yellow' end`;
  const ruled = db
    .select({ unitId: projects.unitId, colour: colour.as("colour") })
    .from(projectLights)
    .innerJoin(projects, eq(projects.id, projectLights.projectId))
    .where(
      and(
        within,
        or(turned("red", day), turned("yellow", day)),
        judging(day),
        not(exemptOn(day)),
        not(isOverridden(day)),
      ),
    )
    .groupBy(projects.id);
  const set = db
    .select({ unitId: projects.unitId, colour: sql<Colour>`${overrideOn(day)}`.as("colour") })
    .from(projects)
    .where(and(within, isOverridden(day)));
  return unionAll(ruled, set).as("lit");
}

/** Projects a given rule has turned yellow or red, exempted ones among them. */
export const turnedBy = (rule: string, day: Day = today()): SQL =>
  sql`${projects.id} in (select ${projectLights.projectId} from ${projectLights} where ${projectLights.rule} = ${rule}
    and (${turned("red", day)} or ${turned("yellow", day)}) and ${judging(day)})`;

export const exemptNow = (day: Day = today()): SQL =>
  sql`${projects.id} in (select ${projectLights.projectId} from ${projectLights}
    where (${turned("red", day)} or ${turned("yellow", day)}) and ${judging(day)} and ${exemptOn(day)})`;

export const setByHand = (day: Day = today()): SQL => isOverridden(day);

/** A unit's reason nobody has judged yet. */
export const reasonWaits: SQL = sql`${projects.id} in (select ${lightReasons.projectId} from ${lightReasons}
  where ${lightReasons.verdict} is null and ${lightReasons.deletedAt} is null)`;
