import "server-only";
import { and, isNull, or, type SQL, sql } from "drizzle-orm";
import { assignments, projects, statusPeriods, tasks } from "@/db/schema";
import { closureDefinition, type Outcome, outcomeIs } from "@/lib/assignments/outcomes";
import { isNew } from "@/lib/projects/counting";
import type { Definition } from "@/lib/reports/definition";
import { accepted, assignmentGround, event, ofThese, since, taskGround } from "@/lib/reports/grounds";
import type { Part } from "@/lib/reports/part";
import { countRatio } from "@/lib/reports/value";

const due = (label: string, outcomes: readonly Outcome[]): Part => ({
  label,
  ground: assignmentGround,
  where: ({ from, to }) =>
    and(
      sql`${assignments.dueOn} between ${from}::date and ${to}::date`,
      or(...outcomes.map((outcome) => outcomeIs(outcome, to))),
    ),
  on: assignments.dueOn,
});

const dueTasks: Part = {
  label: "期内到期的项目任务",
  ground: taskGround,
  where: ({ from, to }) =>
    and(isNull(tasks.deletedAt), sql`${tasks.dueOn} between ${from}::date and ${to}::date`),
  on: tasks.dueOn,
};

export const P26: Definition = {
  name: "督办事项按期办结率",
  formula: "期内到期的事项中，按期办结的 ÷ 全部",
  caliber: closureDefinition,
  unit: "%",
  period: "flow",
  counts: "事项",
  readings: [
    {
      label: "督办事项",
      basis: "reported",
      parts: {
        part: due("其中按期办结的", ["onTime"]),
        whole: due("期内到期应办结的督办事项", ["onTime", "late", "open"]),
      },
      compute: countRatio,
    },
    {
      key: "tasks",
      label: "项目上的个人任务：到期日当天或之前办结",
      basis: "reported",
      parts: {
        part: ofThese(dueTasks, "其中按期办结的", () => sql`${tasks.doneAt}::date <= ${tasks.dueOn}`),
        whole: dueTasks,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 46 }, whole: { count: 50 } }, shown: "92.00" },
};

const endedBy = (
  day: SQL,
) => sql`exists (select 1 from ${statusPeriods} where ${statusPeriods.projectId} = ${projects.id}
  and ${statusPeriods.deletedAt} is null and ${statusPeriods.status} = 'ended' and ${statusPeriods.fromDay} <= ${day})`;

const inBook: Part = {
  ...since(event("SIGN", "期初在库与期内新签约的新项目", isNew)),
  where: ({ from, to }) =>
    and(accepted("SIGN", isNew)({ from: "0001-01-01", to }), sql`not ${endedBy(sql`(${from}::date - 1)`)}`),
  span: undefined,
};

export const P28: Definition = {
  name: "项目终止率",
  formula: "期内终止的签约项目 ÷（期初在库签约项目 + 期内新签约项目）",
  caliber: "分子、分母同一范围：经认定的正式签约新项目；终止后恢复的按终止计",
  unit: "%",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: {
        part: ofThese(inBook, "其中期内终止的", ({ to }) => endedBy(sql`${to}::date`)),
        whole: inBook,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 4 }, whole: { count: 120 } }, shown: "3.33" },
};
