import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  fundFlows,
  funds,
  listingCases,
  listingMilestones,
  projectEvents,
  projects,
  units,
  users,
} from "@/db/schema";
import { can, type Viewer } from "@/lib/auth/viewer";
import { fundOfFlow, readableFlows } from "@/lib/funds/reach";
import { type FlowKind, flowKinds } from "@/lib/funds/rules";
import { readableListings } from "@/lib/listings/reach";
import { showYi } from "@/lib/money/yuan";
import { type EventKind, eventNames } from "@/lib/projects/events";
import { readableProjects } from "@/lib/projects/reach";

const shown = 12;

/** What happened, in words, with when and by whom. */
export type Changed = { key: string; href: string; title: string; what: string; who: string; at: string };

const weekAgo = sql`now() - interval '7 days'`;
const telling = [
  "advanced",
  "verified",
  "returned",
  "setBack",
  "status",
  "moved",
  "merged",
] as const satisfies readonly EventKind[];

/** The week's turns of the projects the viewer reads, the latest first. */
export async function projectChanges(viewer: Viewer): Promise<Changed[]> {
  if (!can(viewer, "project.read")) return [];
  const found = await db
    .select({
      id: projectEvents.id,
      code: projects.code,
      name: projects.name,
      unit: units.shortName,
      kind: projectEvents.kind,
      stage: sql<string | null>`(select d.label from dictionary_items d where d.dictionary = 'stages'
        and d.code = coalesce(${projectEvents.toValue}, ${projectEvents.detail}) and d.valid_to is null limit 1)`,
      who: sql<string>`coalesce(${users.name}, '系统')`,
      at: projectEvents.recordedAt,
    })
    .from(projectEvents)
    .innerJoin(projects, eq(projects.id, projectEvents.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, projectEvents.recordedBy))
    .where(
      and(
        readableProjects(viewer),
        inArray(projectEvents.kind, [...telling]),
        sql`${projectEvents.recordedAt} >= ${weekAgo}`,
      ),
    )
    .orderBy(desc(projectEvents.recordedAt), desc(projectEvents.id))
    .limit(shown);
  return found.map(({ id, code, name, unit, kind, stage, who, at }) => ({
    key: String(id),
    href: `/projects/${code}`,
    title: `${unit}　${name}`,
    what: [eventNames[kind as EventKind] ?? kind, stage].filter(Boolean).join("："),
    who,
    at: at.slice(5, 16),
  }));
}

/** Money that was written down in the funds' books this week. */
export async function fundChanges(viewer: Viewer): Promise<Changed[]> {
  if (!can(viewer, "flow.read")) return [];
  const found = await db
    .select({
      id: fundFlows.id,
      code: fundFlows.code,
      fund: funds.name,
      kind: fundFlows.kind,
      yuan: fundFlows.moneyYuan,
      happenedOn: fundFlows.happenedOn,
      who: sql<string>`coalesce(${users.name}, '系统')`,
      at: fundFlows.createdAt,
    })
    .from(fundFlows)
    .innerJoin(funds, fundOfFlow)
    .leftJoin(users, eq(users.id, fundFlows.createdBy))
    .where(and(readableFlows(viewer), sql`${fundFlows.createdAt} >= ${weekAgo}`))
    .orderBy(desc(fundFlows.createdAt), desc(fundFlows.id))
    .limit(shown);
  return found.map(({ id, code, fund, kind, yuan, happenedOn, who, at }) => ({
    key: String(id),
    href: `/funds/flows/${code}`,
    title: fund,
    what: `${flowKinds[kind as FlowKind] ?? kind} ${showYi(yuan)} 亿元，${happenedOn} 到账`,
    who,
    at: at.slice(5, 16),
  }));
}

/** Where a case has newly got to: of several steps reported this week, the furthest. */
export async function listingChanges(viewer: Viewer): Promise<Changed[]> {
  if (!can(viewer, "listing.advance")) return [];
  const found = await db
    .select({
      id: listingMilestones.id,
      code: listingCases.code,
      company: listingCases.companyName,
      stage: sql<string>`coalesce((select d.label from dictionary_items d where d.dictionary = 'listingStages'
        and d.code = ${listingMilestones.stage} and d.valid_to is null limit 1), ${listingMilestones.stage})`,
      actualOn: listingMilestones.actualOn,
      who: sql<string>`coalesce(${users.name}, '系统')`,
      at: listingMilestones.updatedAt,
    })
    .from(listingMilestones)
    .innerJoin(listingCases, eq(listingCases.id, listingMilestones.caseId))
    .leftJoin(users, eq(users.id, listingMilestones.updatedBy))
    .where(
      and(
        readableListings(viewer),
        isNull(listingMilestones.deletedAt),
        sql`${listingMilestones.actualOn} is not null`,
        sql`${listingMilestones.updatedAt} >= ${weekAgo}`,
        sql`not exists (select 1 from ${listingMilestones} later where later.case_id = ${listingMilestones.caseId}
          and later.deleted_at is null and later.actual_on > ${listingMilestones.actualOn})`,
      ),
    )
    .orderBy(desc(listingMilestones.updatedAt), desc(listingMilestones.id))
    .limit(shown);
  return found.map(({ id, code, company, stage, actualOn, who, at }) => ({
    key: String(id),
    href: `/listings/${code}`,
    title: company,
    what: `${stage}，${actualOn}`,
    who,
    at: at.slice(5, 16),
  }));
}
