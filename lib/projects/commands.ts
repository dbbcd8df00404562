import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projects } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { differences } from "@/lib/audit/differences";
import { lastEditor } from "@/lib/audit/history";
import { reaches } from "@/lib/auth/reach";
import { NeedsConfirmation, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { findOrLogCompany } from "@/lib/companies/commands";
import { today } from "@/lib/date/day";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { rawOf } from "@/lib/fields/input";
import { type Amount, isTenfoldAmount, showAmount } from "@/lib/money/amount";
import { showWan } from "@/lib/money/yuan";
import { addProjects, type NewProject } from "./adding";
import { derivedOf, sizeBands } from "./derived";
import { noteEvent } from "./events";
import { projectFields } from "./fields";
import { type InvestorInput, type LeadInput, type ProjectInput, requireConsistent } from "./input";
import { replaceInvestors } from "./investors";
import { refreshLights } from "./lights/cache";
import { type Project, projectInReach } from "./reach";

/** A project and its investors; answers with its code. */
export function logProject(
  viewer: Viewer,
  entry: Pick<NewProject, "project" | "investors">,
  once?: string,
): Promise<string> {
  return change(
    viewer,
    "project.log",
    async (tx, record) => {
      requireConsistent(entry.project);
      await requireKnownCodes(tx, projectFields, entry.project);
      const [added] = await addProjects(tx, viewer, [{ ...entry, milestones: [] }], record);
      if (!added) throw new Unacceptable("没有登记成功，请再试一次");
      return added.code;
    },
    { once: once ? { key: once, input: entry } : undefined },
  );
}

/** The quick lead: the investor is found by name among the unit's companies, or recorded with it. */
export function logLead(viewer: Viewer, { lead, investor }: LeadInput, once: string): Promise<string> {
  return change(
    viewer,
    "project.log",
    async (tx, record) => {
      const companyId = await findOrLogCompany(viewer, { name: investor, unitId: lead.unitId }, tx);
      const project = { ...blankProject, ...lead };
      const [added] = await addProjects(
        tx,
        viewer,
        [{ project, investors: [{ companyId, role: "lead", share: null }], milestones: [] }],
        record,
      );
      if (!added) throw new Unacceptable("没有登记成功，请再试一次");
      return added.code;
    },
    { once: { key: once, input: { lead, investor } } },
  );
}

/** Nothing known yet but a name and a unit. */
export const blankProject: ProjectInput = {
  ...(Object.fromEntries(Object.keys(projectFields).map((key) => [key, null])) as Omit<
    ProjectInput,
    "name" | "unitId"
  >),
  name: "",
  unitId: 0,
};

export type Revision = {
  code: string;
  version: number;
  project: ProjectInput;
  investors: InvestorInput[];
  confirmed: string[];
};

/** Every field of the form and the investors with it. Asks back when the total moved tenfold. */
export function reviseProject(
  viewer: Viewer,
  { code, version, project, investors, confirmed }: Revision,
): Promise<string> {
  return change(viewer, "project.revise", async (tx, record) => {
    const before = await projectInReach(tx, viewer, "project.revise", code);
    if (!reaches(viewer, "project.revise", project))
      throw new Refused("不能把项目转给其他单位；跨单位流转由市招商中心办理");
    if (before.version !== version) throw await staleProject(tx, before);
    requireConsistent(project);
    await requireKnownCodes(tx, projectFields, project, before);
    askAboutTenfold(before, project, confirmed);
    const investorNames = await replaceInvestors(tx, viewer, before, investors, record);
    const bands = await sizeBands();
    const [after] = await tx
      .update(projects)
      .set({
        ...project,
        ...derivedOf(project, { code: before.code, investorNames, bands }),
        ...(saysNew(before, project, investorNames) ? { movedOn: today() } : {}),
        ...touched(projects, viewer),
      })
      .where(isVersion(projects, before.id, version))
      .returning();
    if (!after) throw await staleProject(tx, before);
    await noteRetiering(tx, viewer, before, after);
    record(projects, before, after);
    await refreshLights(tx, [after.id]);
    return after.code;
  });
}

/** Saving a form as it was is no news. */
function saysNew(before: Project, input: ProjectInput, investorNames: string): boolean {
  const now = Object.fromEntries(Object.keys(input).map((key) => [key, before[key as keyof ProjectInput]]));
  return before.investorNames !== investorNames || differences(now, input).length > 0;
}

const askedFields = [
  "totalInvestment",
  "fixedInvestment",
  "equipmentInvestment",
  "expectedOutput",
  "expectedTax",
] as const;

function askAboutTenfold(before: Project, input: ProjectInput, confirmed: string[]) {
  for (const key of askedFields) {
    const [was, will] = [before[key] as Amount | null, input[key]];
    const question = `tenfold:${key}:${will?.yuan ?? will?.units}`;
    if (!isTenfoldAmount(was, will) || confirmed.includes(question)) continue;
    const { label } = projectFields[key];
    throw new NeedsConfirmation(
      `${label}由 ${worded(was)}改为 ${worded(will)}，相差十倍以上，请核对单位。确定这样保存吗？`,
      question,
    );
  }
}

const worded = (amount: Amount | null): string =>
  amount?.yuan == null ? `${showAmount(amount, "万元")} ` : `${showWan(amount.yuan)} 万元`;

/** Another size band is worth a line of its own: rankings by class change with it. */
export async function noteRetiering(tx: Transaction, viewer: Viewer | null, before: Project, after: Project) {
  if (before.sizeClass === after.sizeClass) return;
  await noteEvent(tx, viewer, after.id, {
    kind: "retiered",
    detail: "规模档调整",
    fromValue: before.sizeClass,
    toValue: after.sizeClass,
  });
}

export async function staleProject(tx: Transaction, before: Project): Promise<Stale> {
  const [now] = await tx.select().from(projects).where(eq(projects.id, before.id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "projects", before.id)),
    version: now.version,
    values: rawOf(projectFields, now as never),
  });
}

/** A wrong entry that was never signed; a counted project is ended instead. */
export function voidProject(viewer: Viewer, code: string, version: number, reason: string): Promise<void> {
  return change(viewer, "project.void", async (tx, record) => {
    const before = await projectInReach(tx, viewer, "project.void", code);
    if (before.signedOn || before.code.startsWith("QZ")) {
      throw new Unacceptable("正式签约已认定的项目不能作废，请办理终止");
    }
    const [after] = await tx
      .update(projects)
      .set({ deletedAt: sql`now()`, ...touched(projects, viewer) })
      .where(isVersion(projects, before.id, version))
      .returning();
    if (!after) throw await staleProject(tx, before);
    record(projects, before, after, { reason });
    await refreshLights(tx, before.parentId ? [after.id, before.parentId] : [after.id]);
  });
}
