import "server-only";
import { and, eq, notInArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { followUps, projects, units, versions } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { extentOf } from "@/lib/auth/policy";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { addDays, type Day } from "@/lib/date/day";
import { readableProjects } from "@/lib/projects/reach";
import { closedStatuses } from "@/lib/projects/rules";

/** Of which unit or chain alone. */
export type Of = { unitId: number | null; chainCode: string | null };

export type Silent = { code: string; name: string; unit: string; stage: string; movedOn: Day };
export type SilentList = { rows: Silent[]; total: number };

const limit = 20;
const unheard = [...closedStatuses, "paused"];

/** Projects whose units have said nothing new since a day: the longest silent, and how many there are. */
export async function silentSince(viewer: Viewer, day: Day, { unitId, chainCode }: Of): Promise<SilentList> {
  const silent = and(
    readableProjects(viewer),
    notInArray(projects.status, unheard),
    sql`${projects.movedOn} < ${day}::date`,
    unitId === null ? undefined : eq(projects.unitId, unitId),
    chainCode === null ? undefined : eq(projects.chainCode, chainCode),
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select({
        code: projects.code,
        name: projects.name,
        unit: units.shortName,
        stage: projects.stage,
        movedOn: projects.movedOn,
      })
      .from(projects)
      .innerJoin(units, eq(units.id, projects.unitId))
      .where(silent)
      .orderBy(projects.movedOn, projects.id)
      .limit(limit),
    unchanged(db.select({ n: sql<number>`count(*)::int` }).from(projects).where(silent)),
  ]);
  return { rows, total: counted?.n ?? 0 };
}

/**
 * The same as it was at the end of an earlier day: of projects readable now that stood within the viewer's reach then.
 * A project untouched since stands as it did; another is what its last version by then says. A visit leaves no version
 * and is added from the follow-ups.
 */
export async function silentAsOf(viewer: Viewer, day: Day, until: Day, of: Of): Promise<SilentList> {
  const end = sql`${`${addDays(until, 1)}T00:00:00+08:00`}::timestamptz`;
  const found = await db.execute<Silent & { total: number }>(sql`
    with later as (
      select distinct entity_id as id from ${versions} where entity = 'projects' and recorded_at >= ${end}
      union select id from ${projects} where moved_on > ${until}::date
    ), stood as (
      select id, code, name, unit_id, chain_code, stage, status, deleted_at is not null as deleted, moved_on
      from ${projects} where created_at < ${end} and id not in (select id from later)
      union all
      select p.id, p.code, v.row->>'name', (v.row->>'unit_id')::bigint, v.row->>'chain_code', v.row->>'stage',
        v.row->>'status', v.row->>'deleted_at' is not null, greatest((v.row->>'moved_on')::date, ${visitedBy(end)})
      from later join ${projects} p on p.id = later.id
      cross join lateral (select coalesce((select row from ${versions} where entity = 'projects'
        and entity_id = p.id and recorded_at < ${end} order by version desc limit 1), ${registered}) as row) v
      where p.created_at < ${end}
    )
    select s.code, s.name, u.short_name as unit, s.stage, s.moved_on::text as "movedOn", (count(*) over ())::int as total
    from stood s join ${units} u on u.id = s.unit_id
    where not s.deleted and s.status not in ${unheard} and s.moved_on < ${day}::date and ${seenThroughout(viewer)}
      and (${of.unitId}::bigint is null or s.unit_id = ${of.unitId})
      and (${of.chainCode}::text is null or s.chain_code = ${of.chainCode})
    order by s.moved_on, s.id limit ${limit}`);
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** Without a version by then a project is what it is now, and was last heard of when it was registered. */
const registered = sql`to_jsonb(p) || jsonb_build_object('moved_on', (p.created_at at time zone 'Asia/Shanghai')::date)`;

const visitedBy = (end: SQL): SQL =>
  sql`(select max((f.created_at at time zone 'Asia/Shanghai')::date) from ${followUps} f
    where f.project_id = p.id and f.created_at < ${end})`;

/** Readable now, and carried then by the unit and chain that carry it now, unless the viewer reads all of them. */
function seenThroughout(viewer: Viewer): SQL {
  const readsAll = grantsFor(viewer, "project.read").some(
    ({ role }) => extentOf(role, "project.read") === "all",
  );
  const stayed = sql`${projects.unitId} = s.unit_id and ${projects.chainCode} is not distinct from s.chain_code`;
  return sql`exists (select 1 from ${projects} where ${projects.id} = s.id and ${readableProjects(viewer)}
    and ${readsAll ? sql`true` : stayed})`;
}
