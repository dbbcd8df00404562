import "server-only";
import type { Transaction } from "@/db/client";
import { milestones } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { addMonths, monthOf, today } from "@/lib/date/day";
import type { StoredFile } from "@/lib/files/store";
import type { Project } from "@/lib/projects/reach";
import { milestonesOf, restage } from "@/lib/projects/stage-cache";
import { searchTextOf } from "@/lib/search/search-text";
import { momentOn, told, toldPlan } from "./calendar";
import type { Cast } from "./cast";
import { stepsOf } from "./plot";
import { carrierOn, settledAt } from "./road";
import { tellEvents } from "./tell-events";
import { tellPapers } from "./tell-papers";
import { touchedThen } from "./tell-projects";
import { giveSerials } from "./tell-serials";
import { tellTurns, turnedTo } from "./tell-turns";
import { type Mile, milesOf, returnerOf, type Told } from "./told";

/** Where every project has come to: milestones with their papers, codes, status; then the project's own caches. */
export async function tellRoads(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { story, papers }: { story: Told[]; papers: ReadonlyMap<string, StoredFile> },
): Promise<Told[]> {
  const miles = milesOf(cast, story);
  const rows = [
    ...miles.map((mile) => milestoneOf(cast, mile)),
    ...story.flatMap(plansOf),
    ...buildsOf(miles),
  ];
  const laid = await tx.insert(milestones).values(rows).returning();
  const names = new Map(story.map(({ project }) => [project.id, project.name]));
  for (const one of laid)
    record(milestones, null, one, { label: `${names.get(one.projectId)} ${one.stage}` });
  await tellPapers(tx, record, { miles, laid, papers });
  const codes = await giveSerials(tx, miles);
  await tellTurns(tx, cast, story, codes);
  await tellEvents(tx, cast, { story, miles, codes });
  return refreshAll(tx, record, cast, { story, miles, codes });
}

type Row = typeof milestones.$inferInsert;

function milestoneOf(cast: Cast, mile: Mile): Row {
  const { plot, unit, project, step, reporter } = mile;
  const { stage, on, standing, reportedAt, passedAt, verifiedAt, returnedAt } = step;
  const reviewer = cast.reviewer(carrierOn(unit, plot.turn, on))?.id ?? null;
  const isPassed = reviewer !== null && (standing === "accepted" || standing === "city");
  const isAccepted = standing === "accepted";
  return {
    projectId: project.id,
    stage,
    ...planOf(plot.plan, stage),
    actualOn: on,
    actualPrecision: "day",
    reportedBy: reporter,
    reportedAt,
    passedBy: isPassed ? reviewer : null,
    passedAt: isPassed ? passedAt : null,
    verifiedBy: isAccepted ? cast.judgeOf(reporter).id : null,
    verifiedAt: isAccepted ? verifiedAt : null,
    returnedBy: returnedAt ? returnerOf(cast, mile) : null,
    returnedAt,
    returnReason: returnedAt ? plot.returned?.reason : null,
    countedAmount: isAccepted && stage === "SIGN" ? project.totalInvestment : null,
    createdBy: reporter,
    updatedBy: reporter,
    createdAt: reportedAt,
    updatedAt: settledAt(step),
  };
}

function planOf(plan: string | undefined, stage: string) {
  const planned = stepsOf(plan ?? "").find(([of]) => of === stage)?.[1];
  return planned ? toldPlan(planned) : { plannedOn: null, plannedPrecision: null };
}

/** Stages that are only planned so far. */
function plansOf({ plot, project, officer, leadOn }: Told): Row[] {
  const reached = new Set(stepsOf(plot.road).map(([stage]) => stage));
  const createdAt = momentOn(leadOn, project.id);
  return stepsOf(plot.plan ?? "")
    .filter(([stage]) => !reached.has(stage))
    .map(([stage, plan]) => ({
      projectId: project.id,
      stage,
      ...toldPlan(plan),
      actualOn: null,
      actualPrecision: null,
      createdBy: officer.userId,
      updatedBy: officer.userId,
      createdAt,
      updatedAt: createdAt,
    }));
}

/** 在建 begins by itself in the month after an accepted 开工. */
const buildsOf = (miles: readonly Mile[]): Row[] =>
  miles.flatMap(({ project, step: { stage, standing, on } }) => {
    const from = `${addMonths(monthOf(on), 1)}-01`;
    if (stage !== "START" || standing !== "accepted" || from > today()) return [];
    const at = momentOn(from, 0);
    return [
      {
        projectId: project.id,
        stage: "BUILD",
        actualOn: from,
        actualPrecision: "month",
        createdAt: at,
        updatedAt: at,
      },
    ];
  });

/** What the project row repeats of all this, as the commands would have left it. */
async function refreshAll(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { story, miles, codes }: { story: Told[]; miles: Mile[]; codes: ReadonlyMap<number, string> },
): Promise<Told[]> {
  const idOf = new Map(story.map(({ plot, project }) => [plot.key, project.id]));
  const linked = (key: string | undefined) => (key ? idOf.get(key) : null);
  const after: Told[] = [];
  for (const one of story) {
    const { plot, unit } = one;
    const officer = cast.officer(carrierOn(unit, plot.turn, today()));
    const project = await restage(tx, officer, one.project, record, await milestonesOf(tx, one.project.id), {
      ...codedAs(one.project, codes.get(one.project.id)),
      ...turnedTo(cast, plot.turn),
      parentId: linked(plot.phaseOf),
      firstProjectId: linked(plot.expands),
    });
    after.push({ ...one, officer, project: { ...project, updatedAt: lastMoved(one, miles) } });
  }
  await touchedThen(
    tx,
    after.map(({ project }) => ({ id: project.id, at: project.updatedAt })),
  );
  return after;
}

function lastMoved({ project, plot, leadOn }: Told, miles: readonly Mile[]): string {
  const settled = miles.filter((mile) => mile.project.id === project.id).map(({ step }) => settledAt(step));
  const turned = plot.turn ? [momentOn(told(plot.turn.on), project.id)] : [];
  return [momentOn(leadOn, project.id), ...settled, ...turned].sort().at(-1) ?? "";
}

function codedAs(project: Project, code: string | undefined) {
  const { name, investorNames, approvalCode, sourceNumber } = project;
  if (!code) return {};
  return {
    code,
    searchText: searchTextOf(name, investorNames, code, approvalCode, sourceNumber, project.code),
  };
}
