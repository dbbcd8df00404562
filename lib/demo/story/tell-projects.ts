import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestones, projectCodes, projectEvents, projects, statusPeriods } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { noAmount, type TypedAmount } from "@/lib/fields/numbers";
import { addProjects } from "@/lib/projects/adding";
import { projectFields } from "@/lib/projects/fields";
import { type InvestorInput, type ProjectForm, projectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/reach";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { nameOf } from "./firms";
import { type Chapter, type Plot, stepsOf } from "./plot";
import { companyKeyOf, firmOf, localNameFor } from "./tell-companies";

/** A plot and the project it became. */
export type Told = { plot: Plot; unit: string; officer: Viewer; project: Project; leadOn: Day };

type Companies = ReadonlyMap<string, number>;

/** Every project as a lead of its day, logged by its unit's officer. */
export async function tellProjects(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { chapters, companies }: { chapters: readonly Chapter[]; companies: Companies },
): Promise<Told[]> {
  const story: Told[] = [];
  for (const { unit, plots } of chapters) {
    const officer = cast.officer(unit);
    const entries = plots.map((plot) => ({
      project: projectInput.parse(formOf(plot, officer)),
      investors: investorsOf(cast, unit, plot, companies),
      milestones: [{ stage: "LEAD" as const, actualOn: leadOf(plot), actualPrecision: "day" as const }],
      reportedStage: plot.reportedStage,
      doubtful: plot.reportedStage !== undefined,
      origin: plot.sourceNumber ? ("imported" as const) : ("logged" as const),
    }));
    const added = await addProjects(tx, officer, entries, record);
    added.forEach((project, i) => {
      const plot = plots[i];
      if (plot) story.push({ plot, unit, officer, project, leadOn: leadOf(plot) });
    });
  }
  await beginThen(tx, story);
  return story;
}

const leadOf = ({ road }: Plot): Day => told(stepsOf(road)[0]?.[1] ?? "");

function investorsOf(cast: Cast, unit: string, plot: Plot, companies: Companies): InvestorInput[] {
  const outside = plot.firms.map((key, i) => {
    const firm = firmOf(key);
    const companyId = companies.get(companyKeyOf(unit, nameOf(firm), firm)) ?? 0;
    return { companyId, role: i === 0 ? ("lead" as const) : ("partner" as const), share: null };
  });
  const local = localNameFor(cast, unit, plot);
  const founded = local ? companies.get(`${unit} ${local}`) : undefined;
  return founded ? [...outside, { companyId: founded, role: "company", share: null }] : outside;
}

const blank = rawOf(projectFields, null);
const text = (value: number | null | undefined) => (value == null ? "" : String(value));

/** What an officer would have filled in: the story can say nothing that the form would refuse. */
function formOf(plot: Plot, officer: Viewer): ProjectForm {
  const [regionCode, park = ""] = plot.place;
  const [segment, industryCode, chainRole = ""] = plot.trade;
  const [total, fixed, equipment, output, tax] = plot.money;
  const [land, plant, energy, electricity, jobs] = plot.needs ?? [];
  const { leadSource = "", signEvent = "", leader = "", sourceNumber = "" } = plot;
  const { problem = "", demand = "", nextStep = "" } = plot;
  return {
    ...blank,
    ...{ leadSource, signEvent, leader, sourceNumber, problem, demand, nextStep },
    ...{ regionCode, park, industryCode, chainRole },
    name: `${plot.name}（演示）`,
    content: plot.content,
    unitId: String(officer.unitId),
    sourceArea: firmOf(plot.firms[0] ?? "").area,
    chainCode: segment?.slice(0, 3) ?? "",
    segmentCode: segment ?? "",
    projectType: plot.type ?? "manufacturing",
    buildType: plot.build ?? "new",
    totalInvestment: typed(total, plot),
    fixedInvestment: typed(fixed, plot),
    equipmentInvestment: typed(equipment, plot),
    expectedOutput: typed(output, plot),
    expectedTax: typed(tax, plot),
    landArea: text(land),
    plantArea: text(plant),
    energy: text(energy),
    electricity: text(electricity),
    jobs: text(jobs),
    approvalCode: approvalCodeOf(plot),
    owner: officer.name,
  };
}

function typed(words: string | undefined, { rate }: Plot): TypedAmount {
  const [value = "", on = ""] = rate ?? [];
  const dated = rate ? { rate: value, rateOn: told(on), rateSource: "演示汇率" } : {};
  return words ? { ...noAmount, typed: words, ...dated } : noAmount;
}

/** 24 characters like a real one, of region 330899, which does not exist. */
function approvalCodeOf({ road, name }: Plot): string {
  const filed = stepsOf(road).find(([stage]) => stage === "FILE")?.[1];
  if (!filed) return "";
  const [year = "", month = ""] = told(filed).split("-");
  const number = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 900_000, 7);
  return `${year.slice(2)}${month}-330899-04-01-${100_000 + number}`;
}

/** A lead was logged on its day, not today. */
async function beginThen(tx: Transaction, story: readonly Told[]) {
  const ids = sql.param(story.map(({ project }) => project.id));
  const days = sql.param(story.map(({ leadOn }) => leadOn));
  const moments = sql.param(story.map(({ leadOn }, i) => momentOn(leadOn, i)));
  const begun = sql`unnest(${ids}::bigint[], ${days}::date[], ${moments}::timestamptz[]) as begun(id, on_day, at)`;
  await tx.execute(
    sql`update ${projects} set created_at = begun.at, updated_at = begun.at from ${begun} where ${projects.id} = begun.id`,
  );
  await tx.execute(
    sql`update ${milestones} set reported_at = begun.at, created_at = begun.at, updated_at = begun.at from ${begun} where project_id = begun.id`,
  );
  await tx.execute(
    sql`update ${projectEvents} set effective_on = begun.on_day, recorded_at = begun.at from ${begun} where project_id = begun.id`,
  );
  await tx.execute(
    sql`update ${projectCodes} set given_at = begun.at from ${begun} where project_id = begun.id`,
  );
  await tx.execute(
    sql`update ${statusPeriods} set from_day = begun.on_day, created_at = begun.at, updated_at = begun.at from ${begun} where project_id = begun.id`,
  );
}

/** When each project was last changed in the story: lists sort by it. */
export async function touchedThen(tx: Transaction, moments: readonly { id: number; at: string }[]) {
  const ids = sql.param(moments.map(({ id }) => id));
  const at = sql.param(moments.map((one) => one.at));
  await tx.execute(sql`update ${projects} set updated_at = greatest(created_at, touched.at)
    from unnest(${ids}::bigint[], ${at}::timestamptz[]) as touched(id, at) where ${projects.id} = touched.id`);
}
