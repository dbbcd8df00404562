import "server-only";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { auditEntries, changeVerdicts, milestones, projects } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { withinReach } from "@/lib/auth/reach";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { projectReach } from "@/lib/projects/reach";
import { amountFields, graveActs, type Risk, shrinkPercent, wordFields } from "./risk";

/** Who judges: the county's reviewer first, the city whenever it wants to. */
export type Level = "county" | "city";

export const levelOf = (viewer: Viewer): Level =>
  viewer.grants.some(({ role }) => role === "cityOfficer" || role === "cityHead") ? "city" : "county";

/** What is younger stands first; what is older and was never judged is offered beside it. */
export const deskDays = 60;

const { entity, entityId, entityVersion, verb, changes, outcome } = auditEntries;

/** A plan that stood before and was moved. */
const movedPlan = sql`(${changes} @> '[{"field": "plannedOn"}]' and not ${changes} @> '[{"field": "plannedOn", "from": null}]')`;

/**
 * The entries of the log that the desk judges: changes of a project's facts, of its standing or of the plan of one of
 * its stages, and projects newly logged by hand. Projects new by import are judged as a run, before and after it.
 * The first line is word for word the condition of the index `audit_entries_judged`.
 */
export const isChange: SQL = sql`${verb} in ('project.revise', 'project.plan', 'project.import', 'project.log', 'project.setPace', 'project.pause', 'project.resume', 'project.end', 'project.setBack', 'project.transfer', 'project.merge') and ${entity} in ('projects', 'milestones') and ${outcome} = 'done' and (${entityVersion} > 1 or ${verb} = 'project.log')
  and (case when ${entity} = 'milestones' then ${movedPlan}
    else ${verb} <> 'project.plan' and jsonb_array_length(${changes}) > 0 end)`;

/** The milestone of an entry about one; join before the project. */
export const milestoneOfEntry = and(eq(entity, "milestones"), eq(milestones.id, entityId));
export const projectOfEntry = sql`${projects.id} = (case when ${entity} = 'projects' then ${entityId} else ${milestones.projectId} end)`;

export const changeWithin = (viewer: Viewer, verbAsked: Verb): SQL | undefined =>
  and(isChange, isNull(projects.deletedAt), withinReach(viewer, verbAsked, projectReach));

/** How often the plan of this stage had been moved before. */
export const movedBefore = sql<number>`(case when ${entity} = 'milestones' then (
  select count(*)::int from ${auditEntries} earlier where earlier.entity = 'milestones' and earlier.entity_id = ${entityId}
    and earlier.id < ${auditEntries.id} and earlier.changes @> '[{"field": "plannedOn"}]'
    and not earlier.changes @> '[{"field": "plannedOn", "from": null}]') else 0 end)`;

const listed = (words: readonly string[]) => sql.raw(`(${words.map((word) => `'${word}'`).join(", ")})`);

const was = sql`(c -> 'from' ->> 'yuan')::numeric`;
const will = sql`(c -> 'to' ->> 'yuan')::numeric`;

/** `riskOf` of risk.ts, asked of the database; a test holds the two together. */
export const riskInSql: SQL<Risk> = sql`(case
  when ${verb} = 'project.log' then 'new'
  when ${verb} in ${listed(Object.keys(graveActs))} or ${movedBefore} > 0 then 'high'
  when exists (select 1 from jsonb_array_elements(${changes}) c where
    (c ->> 'field' = 'name' and c ->> 'from' is not null)
    or (c ->> 'field' in ${listed(amountFields)} and ${was} > 0 and (
      (${was} - ${will}) * 100 >= ${was} * ${sql.raw(String(shrinkPercent))}
      or (${will} > 0 and greatest(${was}, ${will}) >= 10 * least(${was}, ${will}))))) then 'high'
  when not exists (select 1 from jsonb_array_elements(${changes}) c where c ->> 'field' not in ${listed(wordFields)}) then 'low'
  else 'usual' end)`;

/** What the county's own people did; what the city does to a county's project is for the city to judge. */
function madeWithin(viewer: Viewer): SQL | undefined {
  if (levelOf(viewer) === "city") return undefined;
  return inArray(
    auditEntries.unitId,
    grantsFor(viewer, "check.read").flatMap(({ unitIds }) => unitIds),
  );
}

/** Not judged at this level, not sent back by anybody, and not the viewer's own. */
export function pendingFor(viewer: Viewer): SQL | undefined {
  const settled = levelOf(viewer) === "city" ? sql`(v.level = 'city' or v.verdict = 'returned')` : sql`true`;
  return and(
    madeWithin(viewer),
    sql`${auditEntries.userId} is distinct from ${viewer.userId}`,
    sql`not exists (select 1 from ${changeVerdicts} v where v.audit_id = ${auditEntries.id} and ${settled})`,
  );
}

/** A desk's two halves: what came in lately, and what has waited for longer than that. */
export type Age = "recent" | "older";

const turning = sql`now() - interval '${sql.raw(String(deskDays))} days'`;
export const aged = (age: Age): SQL =>
  age === "recent" ? sql`${auditEntries.at} > ${turning}` : sql`${auditEntries.at} <= ${turning}`;
