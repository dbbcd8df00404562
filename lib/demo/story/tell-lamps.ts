import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  lightOverrides,
  lightReasons,
  monthCloses,
  monthlyReports,
  projectLights,
  projects,
  reportReturns,
} from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { addDays, addMonths, monthOf, thisMonth, today } from "@/lib/date/day";
import { keepLights } from "@/lib/projects/months/closing";
import type { Cast } from "./cast";
import type { Told } from "./told";

/** Reasons in every state, a leader's colour that has run out and one that holds, a closed month, cells sent back. */
export async function tellLamps(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  story: readonly Told[],
): Promise<void> {
  const red = await redNow(tx, story);
  await tellReasons(tx, record, cast, red.slice(0, 4));
  await tellOverrides(tx, record, cast, red.slice(4, 6));
  await tellFourInARow(tx, story);
  await tellReturns(tx, record, cast, story);
  const by = { createdBy: cast.person("shi-fu").id, updatedBy: cast.person("shi-fu").id };
  const month = addMonths(thisMonth(), -2);
  const [closed] = await tx
    .insert(monthCloses)
    .values({ month, onDay: today(), ...by })
    .returning();
  if (closed) record(monthCloses, null, closed, { label: `${month} 月结` });
  await keepLights(tx, month, today());
}

type Red = Told & { rule: string };

async function redNow(tx: Transaction, story: readonly Told[]): Promise<Red[]> {
  const rows = await tx
    .select({ id: projectLights.projectId, rule: projectLights.rule })
    .from(projectLights)
    .where(sql`${projectLights.redOn} <= ${today()}::date`)
    .orderBy(projectLights.projectId);
  const firsts = new Map(rows.map(({ id, rule }) => [id, rule]));
  return story.flatMap((one) => {
    const rule = firsts.get(one.project.id);
    return rule ? [{ ...one, rule }] : [];
  });
}

const given = [
  { reason: "外方签证未下来，约定下月中旬来访", days: 24, verdict: "accepted", answer: null },
  { reason: "等待用地指标批复，资规部门已受理", days: 20, verdict: null, answer: null },
  { reason: "企业仍在比选厂房", days: 15, verdict: "refused", answer: "已比选两个月，请约企业当面敲定" },
  { reason: "项目组春节后返岗", days: -6, verdict: "accepted", answer: null },
] as const;

async function tellReasons(tx: Transaction, record: Recorder, cast: Cast, red: Red[]) {
  const judge = cast.person("shi").id;
  const rows = red.flatMap(({ project, officer, rule }, i) => {
    const one = given[i];
    if (!one) return [];
    const { reason, days, verdict, answer } = one;
    const judged = verdict ? { verdict, answer, judgedBy: judge, judgedAt: dawn(-9) } : {};
    const by = { createdBy: officer.userId, updatedBy: officer.userId, createdAt: dawn(-12) };
    return [{ projectId: project.id, rule, reason, untilDay: addDays(today(), days), ...judged, ...by }];
  });
  for (const row of rows.length > 0 ? await tx.insert(lightReasons).values(rows).returning() : [])
    record(lightReasons, null, row, { label: "红黄灯说明", reason: row.reason });
}

const dawn = (days: number) => `${addDays(today(), days)}T09:00:00+08:00`;

async function tellOverrides(tx: Transaction, record: Recorder, cast: Cast, red: Red[]) {
  const leader = cast.person("lingdao").id;
  const spans = [
    { colour: "green", reason: "市领导现场调度，本月底前开工", from: -40, until: -10 },
    { colour: "yellow", reason: "土地已摘牌，手续在办，给予一个月", from: -5, until: 25 },
  ];
  const rows = red.flatMap(({ project }, i) => {
    const span = spans[i];
    if (!span) return [];
    const by = { createdBy: leader, updatedBy: leader };
    const days = { fromDay: addDays(today(), span.from), untilDay: addDays(today(), span.until) };
    return [{ projectId: project.id, colour: span.colour, reason: span.reason, ...days, ...by }];
  });
  for (const row of rows.length > 0 ? await tx.insert(lightOverrides).values(rows).returning() : [])
    record(lightOverrides, null, row, { label: "人工定灯", reason: row.reason });
}

/** Two projects said "no change" one month longer than the others: four in a row. */
async function tellFourInARow(tx: Transaction, story: readonly Told[]) {
  const quiet = story
    .filter(({ plot, leadOn }) => !plot.months && monthOf(leadOn) < addMonths(thisMonth(), -5))
    .slice(0, 2);
  for (const { project, officer } of quiet) {
    const months = await tx
      .select({ month: monthlyReports.month })
      .from(monthlyReports)
      .where(eq(monthlyReports.projectId, project.id))
      .orderBy(monthlyReports.month);
    const month = addMonths(months[0]?.month ?? thisMonth(), -1);
    const by = { createdBy: officer.userId, updatedBy: officer.userId };
    await tx.insert(monthlyReports).values({ projectId: project.id, month, kind: "unchanged", ...by });
  }
}

/** The reviewer of 龙游 and the city each want one thing said better. */
async function tellReturns(tx: Transaction, record: Recorder, cast: Cast, story: readonly Told[]) {
  const month = addMonths(thisMonth(), -1);
  const said = await tx
    .select({ projectId: monthlyReports.projectId })
    .from(monthlyReports)
    .innerJoin(projects, eq(projects.id, monthlyReports.projectId))
    .where(
      and(
        eq(monthlyReports.month, month),
        eq(monthlyReports.kind, "words"),
        isNull(monthlyReports.deletedAt),
        inArray(
          projects.unitId,
          story
            .filter(({ unit }) => unit === "330825" || unit === "330802")
            .map(({ project }) => project.unitId),
        ),
      ),
    )
    .orderBy(desc(projects.unitId), projects.id)
    .limit(2);
  const by = { createdBy: cast.person("shi").id, updatedBy: cast.person("shi").id };
  const reasons = ["只写了“正常推进”，请写明完成到哪一步", "形象进度与上月相同，请核对"];
  const rows = said.map(({ projectId }, i) => ({
    ...{ projectId, month, cell: "words", reason: reasons[i] ?? "请核对" },
    ...by,
  }));
  for (const row of rows.length > 0 ? await tx.insert(reportReturns).values(rows).returning() : [])
    record(reportReturns, null, row, { label: `${month} 形象进度`, reason: row.reason });
}
