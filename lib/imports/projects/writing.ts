import "server-only";
import { and, isNull } from "drizzle-orm";
import { among } from "@/db/among";
import type { Transaction } from "@/db/client";
import { insertedAll } from "@/db/insert-all";
import { companies, projects } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import { companyKey, nameKey } from "@/lib/fields/text";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import { addProjects, type NewMilestone, type NewProject } from "@/lib/projects/adding";
import { amendProject } from "@/lib/projects/amending";
import { blankProject } from "@/lib/projects/commands";
import type { InvestorInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/queries";
import { searchTextOf } from "@/lib/search/search-text";
import { isCompanyRole } from "./comparing";
import type { ProjectEntry } from "./entries";
import { companyAt, knownCompanies, likelyProjects, type Parts, partsOf } from "./existing";

type Ready = ReadyRow & { entry: ProjectEntry };
type Ids = ReadonlyMap<string, number>;

/** Writes a batch of checked rows; what changed since the check is left for another look. */
export async function writeProjects(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly ReadyRow[],
  record: Recorder,
): Promise<WrittenRow[]> {
  const ready = rows as readonly Ready[];
  const ids = await companiesFor(tx, viewer, ready, record);
  const added = await addNew(
    tx,
    viewer,
    ready.filter(({ targetId }) => targetId === null),
    ids,
    record,
  );
  const updated = await updateKnown(
    tx,
    viewer,
    ready.filter(({ targetId }) => targetId !== null),
    ids,
    record,
  );
  return [...added, ...updated];
}

const namesIn = ({ entry }: Ready): string[] => [...(entry.investors ?? []), ...(entry.companies ?? [])];

/** Ids of all companies the batch names; those not yet known are recorded for the unit that carries the project. */
async function companiesFor(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly Ready[],
  record: Recorder,
): Promise<Ids> {
  const wanted = new Map(
    rows.flatMap((row) =>
      namesIn(row).map(
        (name) =>
          [
            companyAt(row.entry.values.unitId, companyKey(name)),
            { unitId: row.entry.values.unitId, name },
          ] as const,
      ),
    ),
  );
  const asked = [...wanted.values()].map(({ unitId, name }) => ({ unitId, key: companyKey(name) }));
  const known = await knownCompanies(tx, asked);
  // In one order, so that two batches which meet the same names wait for each other and not both.
  const missing = [...wanted]
    .filter(([at]) => !known.has(at))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, company]) => company);
  if (missing.length === 0) return known;
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const unknown = missing.map(({ unitId, name }) => {
    const code = randomCode("QY");
    return { code, name, unitId, nameKey: companyKey(name), searchText: searchTextOf(name, code), ...by };
  });
  const added = await insertedAll(tx, companies, unknown, { skipKnown: true });
  for (const company of added) record(companies, null, company);
  return knownCompanies(tx, asked);
}

function sharesOf(row: Ready, ids: Ids): InvestorInput[] {
  const idOf = (name: string) => ids.get(companyAt(row.entry.values.unitId, companyKey(name))) ?? 0;
  const investors = (row.entry.investors ?? []).map((name, i) => ({
    companyId: idOf(name),
    role: i === 0 ? ("lead" as const) : ("partner" as const),
    share: null,
  }));
  const locals = (row.entry.companies ?? []).map((name) => ({
    companyId: idOf(name),
    role: "company" as const,
    share: null,
  }));
  return [...investors, ...locals];
}

/** A planned and an actual day of one stage are one milestone. */
function milestonesOf({ dates }: ProjectEntry): NewMilestone[] {
  const byStage = new Map<string, NewMilestone>();
  for (const { stage, day, precision, planned } of dates) {
    const said = planned
      ? { plannedOn: day, plannedPrecision: precision }
      : { actualOn: day, actualPrecision: precision };
    byStage.set(stage, { ...(byStage.get(stage) ?? { stage }), ...said });
  }
  return [...byStage.values()];
}

const written = (
  { sheet, row }: Ready,
  verdict: WrittenRow["verdict"],
  targetId: number | null,
): WrittenRow => ({ sheet, row, verdict, targetId });

async function addNew(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly Ready[],
  ids: Ids,
  record: Recorder,
): Promise<WrittenRow[]> {
  const since = await appearedSince(tx, viewer, rows);
  const free = rows.filter((row) => !since(row));
  const entries = free.map((row): NewProject => {
    const { values, stageWord, doubtful, money } = row.entry;
    return {
      project: { ...blankProject, ...values },
      investors: sharesOf(row, ids),
      milestones: milestonesOf(row.entry),
      months: money.map(({ factId: _id, fallReason: _reason, ...month }) => month),
      reportedStage: stageWord,
      doubtful,
      origin: "imported",
    };
  });
  const added = await addProjects(tx, viewer, entries, record);
  return rows.map((row) => {
    const at = free.indexOf(row);
    return at < 0 ? written(row, "again", null) : written(row, "added", added[at]?.id ?? null);
  });
}

/** Whether somebody recorded the same project between the check and now. */
async function appearedSince(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly Ready[],
): Promise<(row: Ready) => boolean> {
  const text = (key: "sourceNumber" | "approvalCode") => rows.flatMap(({ entry }) => entry.values[key] ?? []);
  const likely = await likelyProjects(tx, viewer, {
    codes: [],
    approvalCodes: text("approvalCode"),
    sourceNumbers: text("sourceNumber"),
    nameKeys: rows.map(({ entry }) => nameKey(entry.values.name)),
    unitIds: [...new Set(rows.map(({ entry }) => entry.values.unitId))],
  });
  return ({ entry: { values, alike } }) =>
    likely.some((project) => {
      if (alike.includes(project.id) || project.unitId !== values.unitId) return false;
      if (values.sourceNumber || project.sourceNumber)
        return project.sourceNumber === (values.sourceNumber ?? null);
      return project.nameKey === nameKey(values.name);
    });
}

async function updateKnown(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly Ready[],
  ids: Ids,
  record: Recorder,
): Promise<WrittenRow[]> {
  if (rows.length === 0) return [];
  const targets = rows.flatMap(({ targetId }) => targetId ?? []);
  const locked = await tx
    .select()
    .from(projects)
    .where(and(among(projects.id, targets), isNull(projects.deletedAt)))
    .orderBy(projects.id)
    .for("update");
  const parts = await partsOf(tx, targets);
  const byId = new Map(locked.map((project) => [project.id, project]));
  const results: WrittenRow[] = [];
  for (const row of rows) {
    const project = byId.get(row.targetId ?? 0);
    const isAsChecked =
      project !== undefined &&
      project.version === row.entry.version &&
      reaches(viewer, "project.import", project);
    if (isAsChecked) await amend(tx, viewer, project, row, parts, ids, record);
    results.push(written(row, isAsChecked ? "updated" : "again", row.targetId));
  }
  return results;
}

async function amend(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  row: Ready,
  parts: Parts,
  ids: Ids,
  record: Recorder,
) {
  const { entry } = row;
  const standing = (parts.shares.get(project.id) ?? []).map(({ companyId, role, share }) => ({
    companyId,
    role: role as InvestorInput["role"],
    share,
  }));
  const named = sharesOf(row, ids);
  const kept = standing.filter(({ role }) =>
    isCompanyRole(role) ? entry.companies === null : entry.investors === null,
  );
  const investors = entry.investors === null && entry.companies === null ? null : [...kept, ...named];
  await amendProject(
    tx,
    viewer,
    project,
    {
      values: entry.values,
      investors,
      milestones: milestonesOf(entry),
      months: entry.money.map(({ factId: _id, ...month }) => month),
      reportedStage: entry.stageWord,
      doubtful: entry.doubtful,
    },
    record,
  );
}
