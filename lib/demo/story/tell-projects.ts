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
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { nameOf } from "./firms";
import { type Chapter, type Plot, stepsOf } from "./plot";
import { companyKeyOf, firmOf, localNameFor } from "./tell-companies";
import type { Told } from "./told";

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
    const role = i === 0 ? ("lead" as const) : ("partner" as const);
    return { companyId, role, share: plot.shares?.[i] ?? null };
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
  const leads = story.map(({ project, leadOn }, i) => ({
    id: project.id,
    on: leadOn,
    at: momentOn(leadOn, i),
  }));
  const begun = sql`jsonb_to_recordset(${JSON.stringify(leads)}::jsonb) as begun(id bigint, "on" date, at timestamptz)`;
  const backdated = [
    sql`update ${projects} p set created_at = begun.at, updated_at = begun.at from ${begun} where p.id = begun.id`,
    sql`update ${milestones} m set reported_at = begun.at, created_at = begun.at, updated_at = begun.at
      from ${begun} where m.project_id = begun.id`,
    sql`update ${projectEvents} e set effective_on = begun.on, recorded_at = begun.at
      from ${begun} where e.project_id = begun.id`,
    sql`update ${projectCodes} c set given_at = begun.at from ${begun} where c.project_id = begun.id`,
    sql`update ${statusPeriods} s set from_day = begun.on, created_at = begun.at, updated_at = begun.at
      from ${begun} where s.project_id = begun.id`,
  ];
  for (const statement of backdated) await tx.execute(statement);
}

/** When each project was last changed in the story: lists sort by it. */
export async function touchedThen(tx: Transaction, moments: readonly { id: number; at: string }[]) {
  await tx.execute(sql`update ${projects} p set updated_at = greatest(p.created_at, touched.at)
    from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as touched(id bigint, at timestamptz)
    where p.id = touched.id`);
}
