import "server-only";
import type { Transaction } from "@/db/client";
import { insertAll, insertedAll } from "@/db/insert-all";
import { milestones, progress, projectCodes, projectInvestors, projects, statusPeriods } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, type Precision, today } from "@/lib/date/day";
import { randomCode } from "@/lib/fields/codes";
import { derivedOf, sizeBands } from "./derived";
import { type EventKind, noteEvents } from "./events";
import type { InvestorInput, ProjectInput } from "./input";
import { companyNames } from "./investors";
import { refreshLights } from "./lights/cache";
import type { Project } from "./reach";
import { type MilestoneState, type Stage, type Status, stageOf, verifiedStageOf } from "./rules";

export type NewMilestone = {
  stage: Stage;
  plannedOn?: Day | null;
  plannedPrecision?: Precision | null;
  actualOn?: Day | null;
  actualPrecision?: Precision | null;
};

export type NewProject = {
  project: ProjectInput;
  investors: InvestorInput[];
  milestones: NewMilestone[];
  status?: Status;
  /** A stage word of a sheet, kept as it stood; `doubtful` asks somebody to look. */
  reportedStage?: string | null;
  doubtful?: boolean;
  origin?: EventKind;
  parentId?: number | null;
  firstProjectId?: number | null;
  /** Money as of a month, where a sheet states it. */
  months?: NewMonth[];
};

export type NewMonth = Pick<
  typeof progress.$inferInsert,
  "kind" | "month" | "origin" | "currency" | "cumulative" | "typed" | "basis"
>;

/** Writes new projects in a handful of statements, however many there are. Part of a change that is under way. */
export async function addProjects(
  tx: Transaction,
  viewer: Viewer,
  entries: NewProject[],
  record: Recorder,
): Promise<Project[]> {
  if (entries.length === 0) return [];
  const bands = await sizeBands();
  const names = await companyNames(tx, viewer, entries);
  const complete = entries.map((entry) => ({ ...entry, milestones: withLead(entry.milestones) }));
  const rows = complete.map((entry) => {
    // The city may bring in every county's ledger, but logs by hand only what it carries itself.
    const verb = entry.origin === "imported" ? "project.import" : "project.log";
    if (!reaches(viewer, verb, entry.project)) throw new Refused("不能替其他单位登记项目");
    const code = randomCode("XS");
    const investorNames = entry.investors.map(({ companyId }) => names.get(companyId) ?? "").join("、");
    return {
      ...entry.project,
      ...derivedOf(entry.project, { code, investorNames, bands }),
      ...stageCacheOf(entry.milestones),
      ...monthCacheOf(entry.months ?? []),
      code,
      movedOn: today(),
      status: entry.status ?? "active",
      reportedStage: entry.reportedStage ?? null,
      stageDoubt: entry.doubtful ?? false,
      parentId: entry.parentId ?? null,
      firstProjectId: entry.firstProjectId ?? null,
      createdBy: viewer.userId,
      updatedBy: viewer.userId,
    };
  });
  const added = await insertedAll(tx, projects, rows);
  await addParts(tx, viewer, complete, added, record);
  for (const project of added) record(projects, null, project);
  await refreshLights(
    tx,
    [...added, ...wholesOf(added)].map(({ id }) => id),
  );
  return added;
}

/** A whole stops reporting for itself once it has a phase. */
const wholesOf = (added: Project[]) =>
  added.flatMap(({ parentId }) => (parentId === null ? [] : [{ id: parentId }]));

/** Every project has been a lead once; where nobody says when, since today. */
function withLead(given: NewMilestone[]): NewMilestone[] {
  return given.some(({ stage, actualOn }) => stage === "LEAD" && actualOn)
    ? given
    : [
        { stage: "LEAD", actualOn: earliest(given) ?? today(), actualPrecision: "day" },
        ...given.filter(({ stage }) => stage !== "LEAD"),
      ];
}

const earliest = (given: NewMilestone[]): Day | undefined =>
  given.flatMap(({ actualOn }) => (actualOn ? [actualOn] : [])).sort()[0];

function stageCacheOf(given: NewMilestone[]) {
  const states: MilestoneState[] = given.map(({ stage, actualOn }) => ({
    stage,
    actualOn: actualOn ?? null,
    verifiedAt: null,
  }));
  const stage = stageOf(states);
  return {
    stage,
    stageOn: states.find((state) => state.stage === stage)?.actualOn ?? null,
    verifiedStage: verifiedStageOf(states),
    plannedStartOn: given.find((one) => one.stage === "START")?.plannedOn ?? null,
  };
}

/** The latest known month of each kind and origin, in yuan: what `progressCaches` would add up. */
function monthCacheOf(months: NewMonth[]) {
  const latest = new Map<string, NewMonth>();
  for (const one of months) {
    const series = `${one.kind} ${one.origin ?? ""}`;
    const known = latest.get(series);
    if ((one.currency ?? "CNY") === "CNY" && (!known || known.month < one.month)) latest.set(series, one);
  }
  const sum = (kind: string) => {
    const some = [...latest.values()].filter((one) => one.kind === kind);
    return some.length > 0 ? some.reduce((total, { cumulative }) => total + cumulative, 0) : null;
  };
  return {
    investedYuan: sum("investment"),
    arrivedYuan: sum("arrived"),
    reportedMonth:
      months
        .map(({ month }) => month)
        .sort()
        .at(-1) ?? null,
  };
}

async function addParts(
  tx: Transaction,
  viewer: Viewer,
  entries: NewProject[],
  added: Project[],
  record: Recorder,
) {
  const each = added.flatMap((project, i) => {
    const entry = entries[i];
    return entry ? [{ project, entry }] : [];
  });
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const dated = each.flatMap(({ project, entry }) =>
    entry.milestones.map((one) => ({
      ...one,
      projectId: project.id,
      ...(one.actualOn ? { reportedBy: viewer.userId, reportedAt: new Date().toISOString() } : {}),
      ...by,
    })),
  );
  const investors = each.flatMap(({ project, entry }) =>
    entry.investors.map((one) => ({ ...one, projectId: project.id, ...by })),
  );
  const months = each.flatMap(({ project, entry }) =>
    (entry.months ?? []).map((one) => ({ ...one, projectId: project.id, ...by })),
  );
  const codes = each.map(({ project }) => ({ code: project.code, projectId: project.id }));
  const periods = each.map(({ project: { id, status } }) => ({
    projectId: id,
    status,
    fromDay: today(),
    ...by,
  }));
  const happened = each.map(({ project, entry }) => ({
    projectId: project.id,
    kind: entry.origin ?? "logged",
    toValue: project.stage,
  }));
  // Sent one behind the other, so that the database does one while the next is being worded.
  const [reported] = await Promise.all([
    insertedAll(tx, progress, months),
    insertAll(tx, projectCodes, codes),
    insertAll(tx, milestones, dated),
    insertAll(tx, projectInvestors, investors),
    insertAll(tx, statusPeriods, periods),
    noteEvents(tx, viewer, happened),
  ]);
  for (const row of reported) record(progress, null, row);
}
