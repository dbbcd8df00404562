import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { fundCommitments, fundFlows, funds } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { fundReach } from "@/lib/funds/reach";
import type { Definition } from "@/lib/reports/definition";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { sumRatio } from "@/lib/reports/value";
import { payments } from "./deals";

/** What contributors from outside the matrix promised; a mother fund's promise to a sub-fund is its own money again. */
const commitmentGround: Ground = {
  verb: "fund.read",
  from: sql`${fundCommitments} inner join ${funds} on ${eq(funds.id, fundCommitments.fundId)}`,
  within: (viewer) => withinReach(viewer, "fund.read", fundReach),
  unitId: funds.unitId,
  chain: sql`null::text`,
  id: fundCommitments.id,
  code: funds.code,
  name: sql`${funds.name} || '：' || ${fundCommitments.contributor}`,
  path: (code) => `/funds/${code}`,
};

const promisedBy = ({ to }: Span) =>
  and(
    isNull(fundCommitments.deletedAt),
    isNull(funds.deletedAt),
    isNull(fundCommitments.fromFundId),
    sql`(${fundCommitments.committedOn} is null or ${fundCommitments.committedOn} <= ${to}::date)`,
  );

const promised = (label: string, more?: SQL): Part => ({
  label,
  ground: commitmentGround,
  where: (span) => and(promisedBy(span), more),
  on: fundCommitments.committedOn,
  amount: () => fundCommitments.committedYuan,
  measure: "yuan",
});

const committed = promised("矩阵外出资人的认缴");

/** What these contributors really paid in; a payment whose contributor is not named is taken as theirs. */
const paidIn: Part = {
  label: "矩阵外出资人的实缴",
  ground: {
    ...commitmentGround,
    from: sql`${fundFlows} inner join ${funds} on ${eq(funds.id, fundFlows.fundId)}
      left join ${fundCommitments} on ${eq(fundCommitments.id, fundFlows.commitmentId)}`,
    id: fundFlows.id,
    name: sql`${funds.name} || coalesce('：' || ${fundCommitments.contributor}, '')`,
  },
  where: ({ to }) =>
    and(
      isNull(fundFlows.deletedAt),
      isNull(funds.deletedAt),
      eq(fundFlows.kind, "contribution"),
      isNull(fundCommitments.fromFundId),
      sql`${fundFlows.happenedOn} <= ${to}::date`,
    ),
  on: fundFlows.happenedOn,
  amount: () => fundFlows.moneyYuan,
  measure: "yuan",
};

export const F05: Definition = {
  name: "放大倍数",
  formula: "矩阵外出资人的认缴总额 ÷ 其中政府方认缴",
  caliber: "认缴口径；政府方含本级财政、上级政府和国有企业；母基金对子基金的认缴不重复计",
  unit: "倍",
  period: "stock",
  counts: "笔认缴",
  readings: [
    {
      basis: "committed",
      parts: {
        part: committed,
        whole: promised(
          "其中政府方的认缴",
          sql`${fundCommitments.moneyKind} in ('government', 'higher', 'soe')`,
        ),
      },
      compute: sumRatio,
    },
  ],
  example: { given: { part: { sum: 1_000_000_000 }, whole: { sum: 200_000_000 } }, shown: "5.00" },
};

export const F07: Definition = {
  name: "实缴率",
  formula: "矩阵外出资人的实缴 ÷ 认缴",
  caliber: "期末前；母基金对子基金的认缴、实缴不重复计",
  unit: "%",
  period: "stock",
  counts: "笔",
  readings: [{ basis: "paid", parts: { part: paidIn, whole: committed }, compute: sumRatio }],
  example: { given: { part: { sum: 640_000_000 }, whole: { sum: 1_000_000_000 } }, shown: "64.00" },
};

const ever = (part: Part): Part => ({
  ...part,
  label: "期末前向企业的打款",
  span: ({ to }) => ({ from: "0001-01-01", to }),
});

export const F08: Definition = {
  name: "投资进度",
  formula: "期末前累计打给企业的款项 ÷ 矩阵外出资人的累计实缴",
  caliber: "分母为实缴，不是认缴",
  unit: "%",
  period: "stock",
  counts: "笔",
  readings: [
    {
      label: "分母为实缴",
      basis: "paid",
      parts: { part: ever(payments), whole: paidIn },
      compute: sumRatio,
    },
    {
      key: "committed",
      label: "分母为认缴",
      basis: "paid",
      parts: { part: ever(payments), whole: committed },
      compute: sumRatio,
    },
  ],
  example: { given: { part: { sum: 480_000_000 }, whole: { sum: 640_000_000 } }, shown: "75.00" },
};
