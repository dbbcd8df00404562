import "server-only";
import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import { assignments, listingCases, listingObstacles, projects } from "@/db/schema";
import { readableListings } from "@/lib/listings/reach";
import { isNew } from "@/lib/projects/counting";
import type { Definition } from "@/lib/reports/definition";
import { acceptedBy, assignmentGround, counted, event, ledgerOf, ofThese } from "@/lib/reports/grounds";
import type { Part } from "@/lib/reports/part";
import { countOf, sumOf } from "@/lib/reports/value";

/** Figures that our bulletins tell and the library of indicators does not number. */

const started: Part = {
  ...event("START", "期内开工的新项目", isNew),
  amount: () => projects.totalInvestmentYuan,
  measure: "yuan",
  ledger: ledgerOf("START", { fresh: "1" }),
};
const produced: Part = {
  ...event("PROD", "期内投产的新项目", isNew),
  amount: () => projects.totalInvestmentYuan,
  measure: "yuan",
  ledger: ledgerOf("PROD", { fresh: "1" }),
};

const countAndSum = (rows: Part): Definition["readings"] => [
  { label: "个数", basis: "verified", parts: { rows }, compute: countOf },
  { key: "sum", label: "总投资", basis: "verified", parts: { rows }, compute: sumOf, unit: "亿元" },
];

const byTotal = "分期项目按总项目计一次，增资扩产不计；金额为项目总投资，待定、区间的计个数、不计金额";

export const N01: Definition = {
  name: "新开工项目",
  formula: "期内开工的项目个数与总投资之和",
  caliber: `以开工节点经认定的日期为准；${byTotal}`,
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: countAndSum(started),
  example: { given: { rows: { count: 114 } }, shown: "114" },
};

export const N02: Definition = {
  name: "新投产项目",
  formula: "期内投产的项目个数与总投资之和",
  caliber: `以投产节点经认定的日期为准；${byTotal}`,
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: countAndSum(produced),
  example: { given: { rows: { count: 77 } }, shown: "77" },
};

const framework: Part = {
  ...event("SIGN_FW", "框架签约的项目"),
  amount: () => projects.totalInvestmentYuan,
  measure: "yuan",
  ledger: ledgerOf("SIGN_FW"),
};

export const N03: Definition = {
  name: "框架签约项目",
  formula: "期内框架签约的项目个数与总投资之和",
  caliber: "另行统计，不与正式签约相加；转为正式签约的单列个数",
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: [
    ...countAndSum(framework),
    {
      key: "upgraded",
      label: "其中期末前已转正式签约",
      basis: "verified",
      parts: { rows: ofThese(framework, "已转正式签约的", (span) => acceptedBy("SIGN", span)) },
      compute: countOf,
    },
  ],
  example: { given: { rows: { count: 1 } }, shown: "1" },
};

const increased: Part = {
  ...event("SIGN", "正式签约的增资扩产", sql`not ${isNew}`),
  amount: () => counted,
  measure: "yuan",
};

export const N04: Definition = {
  name: "增资扩产",
  formula: "期内正式签约的增资、扩产个数与增量之和",
  caliber: "只计增量，已含在协议总投资额内；不计入新签约项目数",
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: countAndSum(increased),
  example: { given: { rows: { count: 1 } }, shown: "1" },
};

/** How many days after it was due something was still open at the end of a period. */
const lateBy =
  (due: SQLWrapper): Part["amount"] =>
  ({ to }) =>
    sql`(${to}::date - ${due})`;

/** Owed still, and due before the end of the period. An answer that waits for its verdict is owed no longer. */
const overdueAssignments: Part = {
  label: "逾期未办结的督办事项",
  ground: assignmentGround,
  where: ({ to }) => sql`${assignments.owedOn} < ${to}::date`,
  on: assignments.dueOn,
  amount: lateBy(assignments.dueOn),
  measure: "days",
};

const overdue = (name: string, what: string, rows: Part): Definition => ({
  name,
  formula: `到期日早于期末、期末仍未${what}的个数`,
  caliber: "到期当天不算逾期",
  unit: "个",
  period: "stock",
  counts: "事项",
  readings: [{ basis: "reported", parts: { rows }, compute: countOf }],
  example: { given: { rows: { count: 1 } }, shown: "1" },
});

export const N05: Definition = overdue("逾期未办结督办事项", "办结", overdueAssignments);

const overdueObstacles: Part = {
  label: "逾期未销号的上市障碍",
  ground: {
    verb: "listing.read",
    from: sql`${listingObstacles} inner join ${listingCases} on ${eq(listingCases.id, listingObstacles.caseId)}`,
    within: (viewer) => readableListings(viewer),
    unitId: listingCases.unitId,
    chain: sql`null::text`,
    id: listingObstacles.id,
    code: listingCases.code,
    name: sql`${listingCases.companyName} || '：' || ${listingObstacles.content}`,
    path: (code) => `/listings/${code}`,
  },
  where: ({ to }) =>
    and(
      isNull(listingObstacles.deletedAt),
      isNull(listingCases.deletedAt),
      sql`${listingObstacles.dueOn} < ${to}::date`,
      sql`(${listingObstacles.closedOn} is null or ${listingObstacles.closedOn} > ${to}::date)`,
    ),
  on: listingObstacles.dueOn,
  amount: lateBy(listingObstacles.dueOn),
  measure: "days",
};

export const N06: Definition = overdue("逾期未销号上市障碍", "销号", overdueObstacles);
