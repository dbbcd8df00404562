import "server-only";
import type { Transaction } from "@/db/client";
import { milestones } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { addMonths, monthOf, today } from "@/lib/date/day";
import type { StoredFile } from "@/lib/files/store";
import type { Project } from "@/lib/projects/reach";
import { refreshStage } from "@/lib/projects/stage-cache";
import { searchTextOf } from "@/lib/search/search-text";
import { momentOn, told, toldPlan } from "./calendar";
import type { Cast } from "./cast";
import { type Plot, stepsOf } from "./plot";
import { carrierOn, roadOf, type Step, settledAt } from "./road";
import { tellEvents } from "./tell-events";
import { tellPapers } from "./tell-papers";
import { type Told, touchedThen } from "./tell-projects";
import { giveSerials } from "./tell-serials";
import { tellTurns, turnedTo } from "./tell-turns";

/** One step of one project, and who reported it. */
export type Mile = Told & { step: Step; reporter: number };

/** Where every project has come to: milestones with their papers, codes, status; then the project's own caches. */
export async function tellRoads(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { story, papers }: { story: Told[]; papers: ReadonlyMap<string, StoredFile> },
): Promise<Told[]> {
  const miles = story.flatMap((one): Mile[] =>
    roadOf(one.plot).map((step) => {
      const carrier = carrierOn(one.unit, one.plot.turn, step.on);
      return { ...one, step, reporter: cast.officer(carrier).userId };
    }),
  );
  const rows = [
    ...miles.map((mile) => milestoneOf(cast, mile)),
    ...story.flatMap(plansOf),
    ...buildsOf(cast, miles),
  ];
  const laid = await tx.insert(milestones).values(rows).returning();
  const names = new Map(story.map(({ project }) => [project.id, project.name]));
  for (const one of laid) record(milestones, null, one, { label: `${names.get(one.projectId)} ${one.stage}` });
  await tellPapers(tx, record, { miles, laid, papers });
  const codes = await giveSerials(tx, miles);
  await tellTurns(tx, cast, story, codes);
  await tellEvents(tx, cast, { story, miles, codes });
  return refreshAll(tx, record, cast, { story, miles, codes });
}

type Row = typeof milestones.$inferInsert;

function milestoneOf(cast: Cast, { plot, unit, project, step, reporter }: Mile): Row {
  const { stage, on, standing, reportedAt, passedAt, verifiedAt, returnedAt } = step;
  const reviewer = cast.reviewer(carrierOn(unit, plot.turn, on))?.id ?? null;
  const isPassed = reviewer !== null && (standing === "accepted" || standing === "city");
  const isAccepted = standing === "accepted";
  const judge = cast.judgeOf(reporter).id;
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
    verifiedBy: isAccepted ? judge : null,
    verifiedAt: isAccepted ? verifiedAt : null,
    ...returnOf(plot, returnedAt, { county: reviewer, city: judge }),
    countedAmount: isAccepted && stage === "SIGN" ? project.totalInvestment : null,
    createdBy: reporter,
    updatedBy: reporter,
    createdAt: reportedAt,
    updatedAt: settledAt(step),
  };
}

function returnOf(
  { returned }: Plot,
  returnedAt: string | null,
  by: { county: number | null; city: number },
): Partial<Row> {
  if (!returned || !returnedAt) return { returnedBy: null, returnedAt: null, returnReason: null };
  return { returnedBy: by[returned.by], returnedAt, returnReason: returned.reason };
}

function planOf(plan: string | undefined, stage: string) {
  const planned = stepsOf(plan ?? "").find(([of]) => of === stage)?.[1];
  return planned ? toldPlan(planned) : { plannedOn: null, plannedPrecision: null };
}

/** Stages that are only planned so far. */
function plansOf({ plot, project, officer }: Told): Row[] {
  const reached = new Set(stepsOf(plot.road).map(([stage]) => stage));
  const createdAt = settledAt(roadOf(plot).at(-1) as Step);
  return stepsOf(plot.plan ?? "")
    .filter(([stage]) => stage && !reached.has(stage))
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

/** 在建 begins in the month after an accepted 开工, as the clock would have begun it. */
const buildsOf = (cast: Cast, miles: readonly Mile[]): Row[] =>
  miles.flatMap(({ project, reporter, step: { stage, standing, on, verifiedAt } }) => {
    const from = `${addMonths(monthOf(on), 1)}-01`;
    if (stage !== "START" || standing !== "accepted" || from > today()) return [];
    const judge = cast.judgeOf(reporter).id;
    const at = momentOn(from, 0) > verifiedAt ? momentOn(from, 0) : verifiedAt;
    return [
      {
        projectId: project.id,
        stage: "BUILD",
        actualOn: from,
        actualPrecision: "month",
        createdBy: judge,
        updatedBy: judge,
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
    const { plot, project, officer } = one;
    const told = await refreshStage(tx, officer, project, record, {
      ...codedAs(project, codes.get(project.id)),
      ...turnedTo(cast, plot.turn),
      parentId: linked(plot.phaseOf),
      firstProjectId: linked(plot.expands),
    });
    after.push({ ...one, project: told });
  }
  await touchedThen(
    tx,
    after.map(({ project, plot, leadOn }) => ({
      id: project.id,
      at: latest([
        momentOn(leadOn, project.id),
        ...miles.filter((mile) => mile.project.id === project.id).map(({ step }) => settledAt(step)),
        ...(plot.turn ? [momentOn(told(plot.turn.on), project.id)] : []),
      ]),
    })),
  );
  return after;
}

const latest = (moments: string[]): string => moments.sort().at(-1) ?? "";

function codedAs(project: Project, code: string | undefined) {
  const { name, investorNames, approvalCode, sourceNumber } = project;
  if (!code) return {};
  return {
    code,
    searchText: searchTextOf(name, investorNames, code, approvalCode, sourceNumber, project.code),
  };
}
