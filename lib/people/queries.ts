import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, like, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { grants, sessions, units, users } from "@/db/schema";
import { grantInForce } from "@/lib/auth/administrators";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import { type Role, roleNames } from "@/lib/auth/roles";
import { openSessionsOf } from "@/lib/auth/session-rows";
import { sessionLimits } from "@/lib/auth/settings";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { folded } from "@/lib/search/search-text";
import { afterCursor, cursorOf } from "./cursor";
import type { PersonFilter, PersonState } from "./input";
import { browserWords, type GrantState, grantState } from "./rules";

export type Person = {
  id: number;
  account: string;
  name: string;
  unitId: number;
  unit: string;
  mustChangePassword: boolean;
  disabledAt: string | null;
  createdAt: string;
  version: number;
};

/** What of an account may be shown; the password's hash is not. */
const shown = {
  id: users.id,
  account: users.account,
  name: users.name,
  unitId: users.unitId,
  unit: units.shortName,
  mustChangePassword: users.mustChangePassword,
  disabledAt: users.disabledAt,
  createdAt: users.createdAt,
  version: users.version,
};

export type ListedPerson = Person & { lastSeen: string | null; roles: string[] };

const pageSize = 100;

/** Roles are read only by those who give them. */
export const readsGrants = (viewer: Viewer) => can(viewer, "grant.read") && !viewer.preview;

/** One page of accounts in official order of their units, with how many there are; `next` asks for the following page. */
export async function listPeople(
  viewer: Viewer,
  filter: PersonFilter,
): Promise<{ people: ListedPerson[]; total: number; next: string | null }> {
  const where = whereOf(viewer, filter);
  const [people, [count]] = await Promise.all([
    db
      .select({
        ...shown,
        position: units.position,
        lastSeen: sql<
          string | null
        >`(select max(s.seen_at)::text from ${sessions} s where s.user_id = ${users.id})`,
        roles: readsGrants(viewer) ? rolesHeld : sql<Role[]>`'[]'::json`,
      })
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(and(where, afterCursor(filter.after)))
      .orderBy(asc(units.position), sql`${users.name} collate "zh-x-icu"`, asc(users.id))
      .limit(pageSize + 1),
    db
      .select({ n: sql<number>`count(*)::int` })
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(where),
  ]);
  const page = people.slice(0, pageSize);
  const last = page.at(-1);
  return {
    people: page.map((person) => ({ ...person, roles: person.roles.map((role) => roleNames[role] ?? role) })),
    total: count?.n ?? 0,
    next: people.length > pageSize && last ? cursorOf(last.position, last.name, last.id) : null,
  };
}

const rolesHeld = sql<Role[]>`(select coalesce(json_agg(distinct ${grants.role}), '[]') from ${grants}
  where ${grants.userId} = ${users.id} and ${grantInForce})`;

function whereOf(viewer: Viewer, { q, unit, state, role }: PersonFilter): SQL | undefined {
  const mayAskRoles = readsGrants(viewer);
  return and(
    withinReach(viewer, "person.read", { unitId: users.unitId }),
    q ? called(q) : undefined,
    unit ? eq(units.code, unit) : undefined,
    state && (mayAskRoles || state !== "withoutRole") ? inState[state] : undefined,
    role && mayAskRoles ? holding(eq(grants.role, role)) : undefined,
  );
}

function called(question: string): SQL | undefined {
  const pattern = `%${folded(question).replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    like(sql`lower(${users.name})`, pattern),
    like(users.account, pattern),
    like(users.initials, pattern),
  );
}

const holding = (which?: SQL) =>
  sql`exists (select from ${grants} where ${and(eq(grants.userId, users.id), grantInForce, which)})`;

const inState: Readonly<Record<PersonState, SQL | undefined>> = {
  active: isNull(users.disabledAt),
  firstPassword: and(isNull(users.disabledAt), eq(users.mustChangePassword, true)),
  withoutRole: and(isNull(users.disabledAt), sql`not ${holding()}`),
  disabled: isNotNull(users.disabledAt),
};

export async function findPerson(viewer: Viewer, account: string): Promise<Person> {
  const [person] = await db
    .select(shown)
    .from(users)
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(eq(users.account, account), withinReach(viewer, "person.read", { unitId: users.unitId })));
  if (!person) throw new Missing();
  return person;
}

export type HeldGrant = {
  id: number;
  role: string;
  unit: string;
  chainCode: string | null;
  fromDay: string;
  toDay: string | null;
  revokedAt: string | null;
  by: string | null;
  version: number;
  state: GrantState;
};

/** All a person was ever given, what counts now first. */
export async function grantsOf(viewer: Viewer, person: { id: number }): Promise<HeldGrant[]> {
  const giver = alias(users, "giver");
  const rows = await db
    .select({ grant: grants, unit: units.shortName, by: giver.name })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .leftJoin(giver, eq(giver.id, grants.grantedBy))
    .where(and(eq(grants.userId, person.id), withinReach(viewer, "grant.read", { unitId: grants.unitId })))
    .orderBy(sql`${grants.revokedAt} desc nulls first`, desc(grants.id));
  return rows.map(({ grant, unit, by }) => {
    const { id, chainCode, fromDay, toDay, revokedAt, version } = grant;
    return {
      ...{ id, unit, by, chainCode, fromDay, toDay, revokedAt, version },
      role: roleNames[grant.role as Role] ?? grant.role,
      state: grantState(grant, today()),
    };
  });
}

export type OpenSession = {
  id: number;
  browser: string;
  address: string | null;
  since: string;
  lastSeen: string;
  isThis: boolean;
};

/** A person's open sessions, as far as the viewer may see accounts. */
export const sessionsOf = (viewer: Viewer, person: { id: number }): Promise<OpenSession[]> =>
  openSessions(
    viewer,
    person.id,
    sql`exists (select from ${users} where ${and(
      eq(users.id, person.id),
      withinReach(viewer, "person.read", { unitId: users.unitId }),
    )})`,
  );

/** The viewer's own. */
export const ownSessions = (viewer: Viewer): Promise<OpenSession[]> => openSessions(viewer, viewer.userId);

async function openSessions(viewer: Viewer, userId: number, reach?: SQL): Promise<OpenSession[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        openSessionsOf(userId),
        gt(sessions.seenAt, sql`now() - make_interval(mins => ${sessionLimits.idleMinutes})`),
        gt(sessions.createdAt, sql`now() - make_interval(hours => ${sessionLimits.absoluteHours})`),
        reach,
      ),
    )
    .orderBy(desc(sessions.seenAt));
  return rows.map(({ id, browser, address, createdAt, seenAt }) => ({
    id,
    browser: browserWords(browser),
    address,
    since: createdAt.slice(0, 16),
    lastSeen: seenAt.slice(0, 16),
    isThis: id === viewer.sessionId,
  }));
}

/** The viewer's account and the roles held now, in words. */
export async function ownAccount(viewer: Viewer): Promise<{ account: string; roles: string[] }> {
  const [own] = await db.select({ account: users.account }).from(users).where(eq(users.id, viewer.userId));
  const held = await db
    .select({ role: grants.role, unit: units.shortName })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(grants.userId, viewer.userId), grantInForce))
    .orderBy(asc(grants.id));
  return {
    account: own?.account ?? "",
    roles: held.map(({ role, unit }) => `${roleNames[role as Role] ?? role}（${unit}）`),
  };
}
