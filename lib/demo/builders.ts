import { eq, sql } from "drizzle-orm";
import { db, writingSql } from "@/db/client";
import { companies, grants, milestones, projects, unitPaths, units, users } from "@/db/schema";
import { asSystem, change } from "@/lib/audit/change";
import { type Role, roleNames } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Company, findOrLogCompany } from "@/lib/companies/commands";
import type { Day } from "@/lib/date/day";
import { loadDictionaries } from "@/lib/dictionaries/reference";
import { randomCode } from "@/lib/fields/codes";
import { loadStandards } from "@/lib/listings/standards/reference";
import { type Amount, parseAmount } from "@/lib/money/amount";
import { addProjects } from "@/lib/projects/adding";
import { blankProject } from "@/lib/projects/commands";
import type { ProjectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/reach";
import type { Stage, Status } from "@/lib/projects/rules";
import { refreshStage } from "@/lib/projects/stage-cache";
import type { Unit } from "@/lib/units/queries";
import { loadUnits } from "@/lib/units/reference";

/** 龙游: where things happen unless a test says otherwise. */
const usualUnit = "330825";

let loaded: Promise<void> | null = null;

/** Units and dictionaries, once per database, however many test files ask at the same time. */
export function referenceData(): Promise<void> {
  loaded ??= loadOnce();
  return loaded;
}

async function loadOnce() {
  const held = await writingSql().reserve();
  try {
    await held`select pg_advisory_lock(58620002)`;
    const [found] = await db.select({ n: sql<number>`count(*)::int` }).from(units);
    if (found?.n === 0) await loadUnits();
    await loadDictionaries();
    await loadStandards();
  } finally {
    await held`select pg_advisory_unlock(58620002)`;
    held.release();
  }
}

/** A unit of the official plan by its code: 330825 龙游, 330824 开化, 330800B1 市本级, 330800D1 市发改委. */
export async function aUnit(code = usualUnit): Promise<Unit> {
  await referenceData();
  const [unit] = await db.select().from(units).where(eq(units.code, code));
  if (!unit) throw new Error(`no unit ${code}`);
  return unit;
}

type Person = { role?: Role; unit?: string; chainCode?: string; name?: string };

/** A person with one role in one unit, and the viewer that a session of theirs would give. */
export async function viewerOf({
  role = "countyOfficer",
  unit: code = usualUnit,
  chainCode,
  name,
}: Person = {}): Promise<Viewer> {
  const unit = await aUnit(code);
  const account = randomCode("T").toLowerCase();
  const userId = await asSystem("system.demo", async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ account, name: name ?? `${roleNames[role]}${account}`, unitId: unit.id, passwordHash: "" })
      .returning();
    if (!user) throw new Error("no user was made");
    await tx
      .insert(grants)
      .values({ userId: user.id, role, unitId: unit.id, chainCode, fromDay: "2000-01-01" });
    return user.id;
  });
  const under = await db
    .select({ id: unitPaths.descendantId })
    .from(unitPaths)
    .where(eq(unitPaths.ancestorId, unit.id));
  return {
    userId,
    name: name ?? `${roleNames[role]}${account}`,
    unitId: unit.id,
    unitName: unit.shortName,
    sessionId: 0,
    grants: [{ role, unitId: unit.id, unitIds: under.map(({ id }) => id), chainCode: chainCode ?? null }],
    mustChangePassword: false,
    theme: "light",
    preview: null,
    address: null,
  };
}

/** An amount as an officer types it under 万元. */
export function anAmount(typed: string): Amount | null {
  const parsed = parseAmount(typed, { unit: "万元" });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.amount;
}

/** A company of a unit, recorded by an officer of that unit. */
export async function aCompany({
  unit: code = usualUnit,
  name = `测试企业${randomCode("Q")}`,
}: {
  unit?: string;
  name?: string;
} = {}): Promise<Company> {
  const unit = await aUnit(code);
  const officer = await viewerOf({ unit: code });
  const id = await change(officer, "company.log", (tx) =>
    findOrLogCompany(officer, { name, unitId: unit.id }, tx),
  );
  const [company] = await db.select().from(companies).where(eq(companies.id, id));
  if (!company) throw new Error("no company was made");
  return company;
}

export type MadeMilestone = {
  stage: Stage;
  plannedOn?: Day;
  actualOn?: Day;
  /** Accepted by the city; a formal signing then counts the project's total. */
  verified?: boolean;
};

type MadeProject = Partial<ProjectInput> & {
  unit?: string;
  /** As typed under 万元: "15000", "1.2亿", "待定". */
  total?: string;
  milestones?: MadeMilestone[];
  status?: Status;
  parentId?: number;
  firstProjectId?: number;
  /** Who logs it; an officer of the unit unless said. */
  by?: Viewer;
};

/** A project of a unit, logged by an officer of that unit, with milestones that may already be accepted. */
export async function aProject({
  unit: code = usualUnit,
  total,
  milestones: made = [],
  status,
  parentId,
  firstProjectId,
  by,
  ...facts
}: MadeProject = {}): Promise<Project> {
  const unit = await aUnit(code);
  const officer = by ?? (await viewerOf({ unit: code }));
  const project: ProjectInput = {
    ...blankProject,
    name: `测试项目${randomCode("X")}`,
    ...(total === undefined ? {} : { totalInvestment: anAmount(total) }),
    ...facts,
    unitId: unit.id,
  };
  const entry = {
    project,
    investors: [],
    status,
    parentId,
    firstProjectId,
    milestones: made.map(({ verified: _, ...one }) => ({
      ...one,
      actualPrecision: one.actualOn ? ("day" as const) : null,
    })),
  };
  const added = await change(officer, "project.log", async (tx, record) => {
    const [one] = await addProjects(tx, officer, [entry], record);
    if (!one) throw new Error("no project was made");
    return one;
  });
  const accepted = made.filter(({ verified }) => verified);
  return accepted.length > 0 ? accept(added, accepted) : added;
}

/** As the city would, without the papers and the two other people. */
function accept(project: Project, accepted: MadeMilestone[]): Promise<Project> {
  return asSystem("system.demo", async (tx, record) => {
    for (const { stage } of accepted) {
      await tx
        .update(milestones)
        .set({
          verifiedAt: sql`now()`,
          countedAmount: stage === "SIGN" ? project.totalInvestment : null,
        })
        .where(sql`${milestones.projectId} = ${project.id} and ${milestones.stage} = ${stage}`);
    }
    return refreshStage(tx, null, project, record);
  });
}

/** The project as it stands now. */
export async function projectNow(id: number): Promise<Project> {
  const [project] = await db.select().from(projects).where(eq(projects.id, id));
  if (!project) throw new Error(`no project ${id}`);
  return project;
}
