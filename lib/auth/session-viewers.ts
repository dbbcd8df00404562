import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, sessions, unitPaths, units, users } from "@/db/schema";
import { momentNow } from "@/db/unchanged";
import type { Role } from "./roles";
import { sessionLimits } from "./settings";
import type { Grant, Viewer } from "./viewer";

type Found = {
  session_id: number;
  preview_role: Role | null;
  stale: boolean;
  moment: string;
  user_id: number;
  name: string;
  unit_id: number;
  unit_name: string;
  must_change_password: boolean;
  theme: Viewer["theme"];
  grants: { role: Role; unitId: number; unitIds: number[]; chainCode: string | null }[] | null;
};

/** Who somebody is and what they may do today. */
const person = sql`u.id::int as user_id, u.name, u.unit_id::int, n.short_name as unit_name, u.must_change_password, u.theme,
      (select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id, 'chainCode', g.chain_code,
          'unitIds', (select json_agg(p.descendant_id) from ${unitPaths} p where p.ancestor_id = g.unit_id)))
        from ${grants} g
        where g.user_id = u.id and g.revoked_at is null and g.from_day <= current_date
          and (g.to_day is null or g.to_day >= current_date)) as grants`;

/** Sessions that have neither ended nor run out, of people who may still sign in. */
export const openSessions = async (which: SQL): Promise<Found[]> =>
  (await db.execute(sql`
    select s.id::int as session_id, s.preview_role, s.seen_at < now() - interval '1 minute' as stale, ${momentNow} as moment,
      ${person}
    from ${sessions} s join ${users} u on u.id = s.user_id join ${units} n on n.id = u.unit_id
    where ${which} and s.ended_at is null and u.disabled_at is null
      and s.seen_at > now() - make_interval(mins => ${sessionLimits.idleMinutes})
      and s.created_at > now() - make_interval(hours => ${sessionLimits.absoluteHours})`)) as unknown as Found[];

/** Whom these sessions still belong to, for streams that outlive the request that opened them. Ended ones are missing. */
export async function viewersOfSessions(ids: readonly number[]): Promise<ReadonlyMap<number, Viewer>> {
  if (ids.length === 0) return new Map();
  const found = await openSessions(sql`s.id = any(${sql.param([...ids])}::bigint[])`);
  return new Map(found.map((one) => [one.session_id, viewerFrom(one, null)]));
}

/** Somebody without a session, for what they ordered to be done later; null once they may do nothing any more. */
export async function viewerOfUser(userId: number): Promise<Viewer | null> {
  const [found] = (await db.execute(sql`
    select 0 as session_id, null as preview_role, false as stale, '' as moment, ${person}
    from ${users} u join ${units} n on n.id = u.unit_id
    where u.id = ${userId} and u.disabled_at is null`)) as unknown as Found[];
  return found ? { ...viewerFrom(found, null), sessionId: 0 } : null;
}

export function viewerFrom(found: Found, address: string | null): Viewer {
  const own: Grant[] = (found.grants ?? []).map((grant) => ({ ...grant, unitIds: grant.unitIds ?? [] }));
  const previewed: Grant[] = found.preview_role
    ? [{ role: found.preview_role, unitId: found.unit_id, unitIds: [], chainCode: null }]
    : own;
  return {
    userId: found.user_id,
    name: found.name,
    unitId: found.unit_id,
    unitName: found.unit_name,
    sessionId: found.session_id,
    grants: previewed,
    mustChangePassword: found.must_change_password,
    theme: found.theme,
    preview: found.preview_role,
    address,
  };
}
