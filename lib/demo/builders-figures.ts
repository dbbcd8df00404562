import { and, eq } from "drizzle-orm";
import { assignments, followUps, progress, statusPeriods, tasks, unitPaths, units } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import type { Stage } from "@/lib/projects/rules";
import type { Unit } from "@/lib/units/queries";
import { anAmount, aProject, aUnit, referenceData } from "./builders";

const wan = 10_000;

/** A zone in which nothing happens but what a test makes happen. */
export async function aFreshUnit(): Promise<Unit> {
  await referenceData();
  const city = await aUnit("330800");
  const code = randomCode("TU");
  return asSystem("system.demo", async (tx) => {
    const name = `测试园区${code.slice(3)}`;
    const [unit] = await tx
      .insert(units)
      .values({ code, name, shortName: name, kind: "zone", parentId: city.id, position: 9_000 })
      .returning();
    if (!unit) throw new Error("no unit was made");
    await tx.insert(unitPaths).values([
      { ancestorId: unit.id, descendantId: unit.id },
      { ancestorId: city.id, descendantId: unit.id },
    ]);
    return unit;
  });
}

export type Ground = { year: number; unit: Unit; leader: Viewer };
export const dayOf =
  (year: number) =>
  (monthDay: string, by = 0) =>
    `${year + by}-${monthDay}`;

/**
 * One small year: a project of 2 亿 that was a lead, signed, registered, started and produces; one of 120 亿 that is late
 * to start; one of 1 亿 in no chain; a capital increase of 1 亿; one whose total nobody knows, ended in the autumn.
 */
export async function tellProjectYear({ year, unit: owner, leader }: Ground) {
  const unit = owner.code;
  const on = dayOf(year);
  const step = (stage: Stage, monthDay: string, by = 0) => ({
    stage,
    actualOn: on(monthDay, by),
    verified: true,
  });
  const lead = (monthDay: string) => ({ stage: "LEAD" as const, actualOn: on(monthDay) });
  const plan = (monthDay: string) => ({ stage: "START" as const, plannedOn: on(monthDay) });
  const made = { unit, chainCode: "XCL" };
  const whole = await aProject({
    ...made,
    total: "2亿",
    industryCode: "C2614",
    ...{ landArea: "100", energy: "1000", fixedInvestment: anAmount("1.5亿") },
    ...{ expectedTax: anAmount("1000"), expectedOutput: anAmount("1亿") },
    milestones: [
      lead("01-10"),
      step("SIGN", "02-01"),
      step("REG", "02-10"),
      { ...step("START", "03-23"), plannedOn: on("04-01") },
      step("PROD", "11-01"),
    ],
  });
  const large = await aProject({
    ...made,
    total: "120亿",
    industryCode: "G5950",
    milestones: [lead("01-20"), step("SIGN", "05-01"), plan("06-30")],
  });
  await aProject({ unit, total: "1亿", milestones: [step("SIGN", "08-20")] });
  await aProject({ ...made, total: "1亿", buildType: "increase", milestones: [step("SIGN", "06-01")] });
  const ended = await aProject({
    ...made,
    total: "待定",
    status: "ended",
    milestones: [step("SIGN", "07-01")],
  });
  await aProject({ ...made, total: "61.5亿", milestones: [step("SIGN", "05-01", -1)] });
  const arrived = { kind: "arrived", origin: "domestic", typed: "", basis: "month" };
  await asSystem("system.demo", async (tx) => {
    await tx.insert(progress).values([
      { ...arrived, projectId: whole.id, month: `${year - 1}-12`, cumulative: 1_000 * wan, basis: "start" },
      { ...arrived, projectId: whole.id, month: `${year}-11`, cumulative: 5_000 * wan },
      { ...arrived, projectId: whole.id, month: `${year}-11`, cumulative: 700 * wan, origin: "city" },
      {
        ...arrived,
        ...{
          projectId: large.id,
          month: `${year}-06`,
          cumulative: 300 * wan,
          origin: "abroad",
          currency: "USD",
        },
      },
    ]);
    const task = { projectId: whole.id, assigneeId: leader.userId, unitId: leader.unitId };
    await tx.insert(tasks).values([
      { ...task, title: "按期", dueOn: on("03-10"), doneAt: `${on("03-10")}T09:00:00+08:00` },
      { ...task, title: "晚了", dueOn: on("03-10"), doneAt: `${on("03-12")}T09:00:00+08:00` },
      { ...task, title: "没办", dueOn: on("09-10") },
      { ...task, title: "以后", dueOn: on("03-10", 1) },
    ]);
    const owed = (serial: number, more: object) => ({
      ...{
        code: randomCode("DB"),
        year,
        serial: serial + owner.id * 10,
        name: `测试督办${serial}`,
        ownerUnitId: owner.id,
      },
      ...{ supervisorUnitId: leader.unitId, handedOn: on("02-01"), receiveBy: on("02-03") },
      ...{ firstDueOn: on("03-10"), dueOn: on("03-10"), ...more },
    });
    await tx
      .insert(assignments)
      .values([
        owed(1, { state: "closed", closedOn: on("03-09"), lateDays: 0 }),
        owed(2, { state: "closed", closedOn: on("03-20"), lateDays: 7 }),
        owed(3, { state: "closed", closedOn: on("03-08"), lateDays: 0 }),
        owed(4, { state: "working" }),
        owed(5, { state: "withdrawn" }),
      ]);
    await tx
      .update(statusPeriods)
      .set({ fromDay: on("10-01") })
      .where(and(eq(statusPeriods.projectId, ended.id), eq(statusPeriods.status, "ended")));
    const talk = { kind: "visit", content: "走访" };
    await tx.insert(followUps).values([
      { ...talk, projectId: whole.id, heldOn: on("01-11") },
      { ...talk, projectId: large.id, heldOn: on("02-20") },
    ]);
  });
  return { whole, large, ended };
}
