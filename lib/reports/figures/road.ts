import "server-only";
import { and, eq, isNull, lt, not, notInArray, sql } from "drizzle-orm";
import { milestones, projects } from "@/db/schema";
import { countsOnce, isNew } from "@/lib/projects/counting";
import { projectsShowing } from "@/lib/projects/light-queries";
import { closedStatuses } from "@/lib/projects/rules";
import type { Definition } from "@/lib/reports/definition";
import {
  accepted,
  acceptedBy,
  acceptedOn,
  event,
  milestoneGround,
  ofThese,
  projectGround,
  since,
} from "@/lib/reports/grounds";
import type { Part } from "@/lib/reports/part";
import { countOf, countRatio, meanOf } from "@/lib/reports/value";

const signedNew = event("SIGN", "期内正式签约的新项目", isNew);

/** The last day a plan can mean: a month runs to its end. */
const plannedEnd = sql`(case ${milestones.plannedPrecision}
  when 'month' then date_trunc('month', ${milestones.plannedOn}) + interval '1 month - 1 day'
  when 'year' then date_trunc('year', ${milestones.plannedOn}) + interval '1 year - 1 day'
  else ${milestones.plannedOn} end)::date`;

const planned: Part = {
  label: "计划在期内开工的项目",
  ground: milestoneGround,
  where: (span) =>
    and(
      eq(milestones.stage, "START"),
      isNull(milestones.deletedAt),
      sql`${plannedEnd} between ${span.from}::date and ${span.to}::date`,
      countsOnce,
      notInArray(projects.status, ["ended", "paused"]),
    ),
  on: plannedEnd,
};

export const P11: Definition = {
  name: "开工率",
  formula: "已开工 ÷ 签约项目，或已开工 ÷ 应开工项目",
  caliber: "两种分母并存，不混用；开工以认定为准，统计到期末",
  unit: "%",
  period: "cohort",
  counts: "项目",
  readings: [
    {
      label: "签约口径：期内正式签约的新项目",
      basis: "verified",
      parts: {
        part: ofThese(signedNew, "其中已开工的", (span) => acceptedBy("START", span)),
        whole: signedNew,
      },
      compute: countRatio,
    },
    {
      key: "due",
      label: "应开工口径：计划在期内开工，不含暂缓、终止",
      basis: "verified",
      parts: {
        part: ofThese(planned, "其中已开工的", (span) => acceptedBy("START", span)),
        whole: planned,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 5 }, whole: { count: 7 } }, shown: "71.43" },
};

const startedEver = since(event("START", "期末前已开工的新项目", isNew));
export const P12: Definition = {
  name: "投产率",
  formula: "期末前已投产 ÷ 期末前已开工",
  caliber: "按总项目计；开工、投产以认定为准",
  unit: "%",
  period: "stock",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: {
        part: ofThese(startedEver, "其中已投产的", (span) => acceptedBy("PROD", span)),
        whole: startedEver,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 77 }, whole: { count: 114 } }, shown: "67.54" },
};

export const P23: Definition = {
  name: "签约到开工天数",
  formula: "开工日期 − 正式签约日期，取期内开工项目的平均",
  caliber: "自然日，首日不计；两个日期都经认定的才计",
  unit: "天",
  period: "cohort",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: {
        rows: {
          ...event("START", "期内开工、签约也已认定的新项目", isNew),
          where: (span) =>
            and(accepted("START", isNew)(span), acceptedBy("SIGN", { ...span, to: "9999-12-31" })),
          amount: () => sql`(${milestones.actualOn} - ${acceptedOn("SIGN")})`,
          measure: "days",
        },
      },
      compute: meanOf,
    },
  ],
  example: { given: { rows: { count: 1, sum: 51 } }, shown: "51" },
};

/** Planned starts that passed by the end of the period without a start reported by then. */
export const overdueStarts: Part = {
  label: "已正式签约、计划开工日已过、仍未开工的项目",
  ground: milestoneGround,
  where: ({ from, to }) =>
    and(
      acceptedBy("SIGN", { from, to }),
      eq(milestones.stage, "START"),
      isNull(milestones.deletedAt),
      lt(plannedEnd, sql`${to}::date`),
      sql`(${milestones.actualOn} is null or ${milestones.actualOn} > ${to}::date)`,
      countsOnce,
      notInArray(projects.status, [...closedStatuses, "paused"]),
    ),
  on: plannedEnd,
  amount: ({ to }) => sql`(${to}::date - ${plannedEnd})`,
  measure: "days",
};

export const P25: Definition = {
  name: "超期未开工项目数",
  formula: "已正式签约、计划开工日早于期末、期末仍没有开工日期的项目个数",
  caliber: "计划只到月份的，按月末算；填报了开工即不算超期；暂缓、终止、合并的不计，状态按现状",
  unit: "个",
  period: "stock",
  counts: "项目",
  readings: [{ basis: "reported", parts: { rows: overdueStarts }, compute: countOf }],
  example: { given: { rows: { count: 1 } }, shown: "1" },
};

const judged: Part = {
  label: "期末有灯色的项目",
  ground: projectGround,
  where: ({ to }) => and(countsOnce, not(projectsShowing("none", to))),
  on: projects.plannedStartOn,
};

export const P24: Definition = {
  name: "亮红灯项目占比",
  formula: "期末亮红灯的项目 ÷ 期末有灯色的项目",
  caliber: "灯色按规则逐日判定，理由被采信的规则不计，领导指定的从其指定；分期项目按总项目计",
  unit: "%",
  period: "stock",
  counts: "项目",
  readings: [
    {
      basis: "reported",
      parts: {
        part: ofThese(judged, "其中亮红灯的", ({ to }) => projectsShowing("red", to)),
        whole: judged,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 9 }, whole: { count: 120 } }, shown: "7.50" },
};
