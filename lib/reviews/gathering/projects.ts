import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { evidence, files, milestones, projects, units } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, daysBetween, today } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { type Amount, showAmount } from "@/lib/money/amount";
import { showYi } from "@/lib/money/yuan";
import { readableProjects } from "@/lib/projects/reach";
import { type Stage, type Status, stages, statusNames } from "@/lib/projects/rules";
import type {
  FrozenLight,
  FrozenPaper,
  FrozenPromise,
  FrozenStage,
  ProjectFigures,
} from "@/lib/reviews/figures";
import { initialsOf } from "@/lib/search/search-text";
import { changesOf } from "./changes";
import { lightsOf } from "./lights";
import { promisesOn } from "./promises";

/** Projects as they stand now, for a meeting that looks back to the day of the one before. */
export async function projectFigures(
  viewer: Viewer,
  ids: readonly number[],
  { since, before }: { since: Day | null; before: number | null },
): Promise<ReadonlyMap<number, ProjectFigures>> {
  if (ids.length === 0) return new Map();
  const [words, chains] = await Promise.all([labelsOf("stages"), labelsOf("chains")]);
  const [rows, lights, promised, roads, papers, changes] = await Promise.all([
    rowsOf(viewer, ids),
    lightsOf(ids),
    promisesOn(ids, before),
    roadsOf(ids),
    papersOf(ids),
    changesOf(ids, since, words),
  ]);
  return new Map(
    rows.map(({ project, unit }) => {
      const own = <T extends { projectId: number }>(all: readonly T[]) =>
        all.filter(({ projectId }) => projectId === project.id);
      const road = roadInWords(own(roads), words);
      const light = lights.get(project.id) ?? null;
      return [
        project.id,
        {
          ...factsOf(project, unit),
          chain: project.chainCode ? (chains.get(project.chainCode) ?? project.chainCode) : null,
          stageLabel: words.get(project.stage) ?? project.stage,
          line: lineOf(project, unit, { stage: words.get(project.stage) ?? project.stage, light }),
          light,
          stages: road,
          changes: own(changes).map(({ on, words: said }) => ({ on, words: said })),
          promised: own(promised).map(({ projectId: _, ...promise }): FrozenPromise => promise),
          papers: own(papers).map(({ projectId: _, ...paper }): FrozenPaper => paper),
        },
      ];
    }),
  );
}

type Row = typeof projects.$inferSelect;

const rowsOf = (viewer: Viewer, ids: readonly number[]) =>
  db
    .select({ project: projects, unit: units.shortName })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(inArray(projects.id, [...ids]), readableProjects(viewer)));

function factsOf(project: Row, unit: string) {
  return {
    code: project.code,
    name: project.name,
    initials: initialsOf(project.name),
    unit,
    investors: project.investorNames,
    stage: project.stage,
    verified: project.stage === project.verifiedStage,
    status: statusNames[project.status as Status] ?? project.status,
    owner: project.owner,
    leader: project.leader,
    total: totalOf(project),
    totalYuan: project.totalInvestmentYuan,
    investedYuan: project.investedYuan,
    arrivedYuan: project.arrivedYuan,
    signedOn: project.signedOn,
    plannedStartOn: project.plannedStartOn,
    startedOn: project.startedOn,
    problem: project.problem,
    demand: project.demand,
    nextStep: project.nextStep,
  };
}

/** As stated, with the unit a leader thinks in; a range or 待定 stays in its own words. */
function totalOf({ totalInvestment, totalInvestmentYuan }: Row): string {
  if (!totalInvestment) return "—";
  if (totalInvestmentYuan === null) return showAmount(totalInvestment as Amount, "亿元");
  return `${showYi(totalInvestmentYuan)} 亿元`;
}

/** One line a leader reads in five seconds: where, at which stage, how big, and for how long it has waited. */
export function lineOf(
  project: Pick<
    Row,
    "signedOn" | "startedOn" | "totalInvestment" | "totalInvestmentYuan" | "status" | "arrivedYuan"
  >,
  unit: string,
  { stage, light }: { stage: string; light: FrozenLight | null },
  now: Day = today(),
): string {
  const { signedOn, startedOn, status, arrivedYuan } = project;
  const waited = signedOn && !startedOn ? `正式签约 ${daysBetween(signedOn, now)} 天未开工` : null;
  const built = startedOn ? `开工 ${daysBetween(startedOn, now)} 天` : null;
  const pace = status === "active" ? null : statusNames[status as Status];
  return [
    unit,
    stage,
    `总投资 ${totalOf(project as Row)}`,
    arrivedYuan === null ? null : `到位 ${showYi(arrivedYuan)} 亿元`,
    waited ?? built,
    pace,
    light?.colour === "red" ? "红灯" : null,
  ]
    .filter(Boolean)
    .join("，");
}

const roadsOf = (ids: readonly number[]) =>
  db
    .select({
      projectId: milestones.projectId,
      stage: milestones.stage,
      plannedOn: milestones.plannedOn,
      actualOn: milestones.actualOn,
      verifiedAt: milestones.verifiedAt,
    })
    .from(milestones)
    .where(and(inArray(milestones.projectId, [...ids]), isNull(milestones.deletedAt)));

type Road = Awaited<ReturnType<typeof roadsOf>>;

const roadInWords = (road: Road, words: ReadonlyMap<string, string>): FrozenStage[] =>
  stages.map((stage: Stage) => {
    const found = road.find((one) => one.stage === stage);
    return {
      stage,
      label: words.get(stage) ?? stage,
      plannedOn: found?.plannedOn ?? null,
      actualOn: found?.actualOn ?? null,
      verified: Boolean(found?.verifiedAt),
    };
  });

const papersOf = (ids: readonly number[]) =>
  db
    .select({
      projectId: milestones.projectId,
      key: files.key,
      name: files.originalName,
      kind: evidence.kind,
      datedOn: evidence.datedOn,
      type: files.type,
    })
    .from(evidence)
    .innerJoin(milestones, eq(milestones.id, evidence.milestoneId))
    .innerJoin(files, eq(files.id, evidence.fileId))
    .where(and(inArray(milestones.projectId, [...ids]), isNull(evidence.deletedAt)))
    .orderBy(desc(evidence.datedOn));
