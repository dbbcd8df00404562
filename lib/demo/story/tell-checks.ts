import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEntries, milestones, projects } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { type Amount, parseAmount } from "@/lib/money/amount";
import { writtenIn } from "@/lib/money/yuan";
import { threadsOf } from "@/lib/projects/check-queries";
import { answerThread, returnChange } from "@/lib/projects/checks/commands";
import { reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { type ProjectInput, projectInput } from "@/lib/projects/input";
import { investorsOf } from "@/lib/projects/investors";
import { planMilestone } from "@/lib/projects/milestones/commands";
import type { Project } from "@/lib/projects/reach";
import { setProjectStatus } from "@/lib/projects/status-commands";
import { demoViewer } from "./viewer";

/** Today's work of the counties, done with the commands people use, so that the review desk has something to judge. */
export async function tellChecks(): Promise<void> {
  const [kaihua, longyou, zhizao, kecheng, reviewer, city] = await Promise.all(
    ["kaihua", "longyou", "zhizao", "kecheng", "kaihua-shen", "shi"].map(demoViewer),
  );
  if (!kaihua || !longyou || !zhizao || !kecheng || !reviewer || !city) return;
  const [shrunk, explained, paused] = await talksOf(kaihua);
  const [renamed, moved] = await talksOf(longyou);
  const [landed] = await talksOf(zhizao);
  const [owned] = await talksOf(kecheng);
  if (shrunk)
    await revise(kaihua, shrunk, {
      totalInvestment: share(shrunk.totalInvestment, 70),
      fixedInvestment: share(shrunk.fixedInvestment, 70),
      equipmentInvestment: share(shrunk.equipmentInvestment, 70),
    });
  if (renamed) await revise(longyou, renamed, { name: renamed.name.replace("（演示）", "（一期）（演示）") });
  if (landed) await revise(zhizao, landed, { landArea: "86.5" });
  if (owned) await revise(kecheng, owned, { problem: "投资方要求的首层层高现有厂房不满足" });
  if (landed) await revise(zhizao, landed, { nextStep: "下周三与投资方第二次会谈，重点谈用地和用能" });
  if (moved) await moveStart(longyou, moved);
  if (paused) await pause(reviewer, paused);
  if (explained) await returnAndExplain(kaihua, city, explained);
}

/** A unit's projects that are not signed yet: their amounts are in no signing figure. */
async function talksOf(viewer: Viewer): Promise<Project[]> {
  return db
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.unitId, viewer.unitId),
        inArray(projects.stage, ["LEAD", "TALK", "REVIEW"]),
        eq(projects.status, "active"),
        isNotNull(projects.totalInvestmentYuan),
        isNull(projects.deletedAt),
      ),
    )
    .orderBy(asc(projects.id))
    .limit(3);
}

async function now(project: Project): Promise<Project> {
  const [found] = await db.select().from(projects).where(eq(projects.id, project.id));
  return found ?? project;
}

async function revise(viewer: Viewer, project: Project, facts: Partial<ProjectInput>): Promise<number> {
  const [current, investors] = await Promise.all([now(project), investorsOf(project.id)]);
  await reviseProject(viewer, {
    ...{ code: current.code, version: current.version, confirmed: [] },
    project: { ...projectInput.parse(rawOf(projectFields, current as never)), ...facts },
    investors: investors.map(({ companyId, role, share: held }) => ({
      companyId,
      role,
      share: held,
    })) as never,
  });
  const [last] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(eq(auditEntries.entity, "projects"), eq(auditEntries.entityId, project.id)))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return last?.id ?? 0;
}

/** So many percent of an amount, as somebody would type it in 万元. */
function share(amount: unknown, percent: number): Amount | null {
  const yuan = (amount as Amount | null)?.yuan ?? null;
  if (yuan === null) return null;
  const parsed = parseAmount(writtenIn(Math.round((yuan / 100) * percent), "万元"), { unit: "万元" });
  return parsed.ok ? parsed.amount : null;
}

/** The same start promised three times over. */
async function moveStart(viewer: Viewer, project: Project) {
  const [start] = await db
    .select({ plannedOn: milestones.plannedOn })
    .from(milestones)
    .where(and(eq(milestones.projectId, project.id), eq(milestones.stage, "START")));
  const from = start?.plannedOn ?? "2027-03-01";
  for (const [months, reason] of [
    [31, "土地指标未到位"],
    [61, "施工图审查延后"],
    [92, "企业内部决策延后"],
  ] as const) {
    const { code, version } = await now(project);
    const plannedOn = { day: addDays(from, months), precision: "day" as const };
    await planMilestone(viewer, { code, version, stage: "START", plannedOn, reason });
  }
}

async function pause(reviewer: Viewer, project: Project) {
  const { code, version } = await now(project);
  const recheckOn = addDays(today(), 45);
  await setProjectStatus(reviewer, "paused", { code, version, reason: "投资方调整投资计划", recheckOn });
}

async function returnAndExplain(officer: Viewer, judge: Viewer, project: Project) {
  const id = await revise(officer, project, { fixedInvestment: share(project.totalInvestment, 95) });
  await returnChange(judge, { id, field: "fixedInvestment", reason: "固定资产投资占比偏高，请核对设备清单" });
  const { code } = await now(project);
  const [thread] = await threadsOf(officer, await now(project));
  if (thread) await answerThread(officer, { code, id: thread.id, body: "清单已发企业核对，明天反馈" });
}
