import "server-only";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { listingCases, listingMilestones, listingObstacles } from "@/db/schema";
import { today } from "@/lib/date/day";
import type { LedgerFilter } from "@/lib/ledger/spec";
import type { Unit } from "@/lib/units/queries";
import { listingFields as of } from "./fields";
import { isListingStage, sideKinds, underReview } from "./rules";

type Option = { value: string; label: string };
export type ListingFilterWords = { carriers: Unit[]; stages: Option[]; tiers: Option[]; boards: Option[] };

const none = { value: "none", label: "未填" };

const choice = (label: string, column: PgColumn, options: Option[]): LedgerFilter => ({
  kind: "choice",
  label,
  options: [...options.map(({ value, label: word }) => ({ value, label: word })), none],
  where: (codes) => or(inArray(column, codes), codes.includes("none") ? isNull(column) : undefined),
});

const between =
  (column: PgColumn) =>
  (from: string | null, to: string | null): SQL | undefined =>
    and(from ? sql`${column} >= ${from}::date` : undefined, to ? sql`${column} <= ${to}::date` : undefined);

const openObstacle = (more: SQL = sql`true`) =>
  sql`exists (select 1 from ${listingObstacles} where ${listingObstacles.caseId} = ${listingCases.id}
    and ${listingObstacles.closedOn} is null and ${listingObstacles.deletedAt} is null and ${more})`;

const planIsPast = () =>
  sql`exists (select 1 from ${listingMilestones} where ${listingMilestones.caseId} = ${listingCases.id}
    and ${listingMilestones.actualOn} is null and ${listingMilestones.deletedAt} is null
    and ${listingMilestones.plannedOn} < ${today()}::date)`;

export const listingFilters = ({
  carriers,
  stages,
  tiers,
  boards,
}: ListingFilterWords): Record<string, LedgerFilter> => ({
  unit: {
    kind: "choice",
    label: of.unitId.label,
    options: carriers.map(({ code, shortName }) => ({ value: code, label: shortName })),
    where: (codes) => {
      const [only, ...others] = carriers.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
      if (only === undefined) return sql`false`;
      return others.length === 0
        ? eq(listingCases.unitId, only)
        : inArray(listingCases.unitId, [only, ...others]);
    },
  },
  stage: {
    kind: "choice",
    label: "上市阶段",
    options: stages
      .filter(({ value }) => isListingStage(value))
      .map(({ value, label }) => ({ value, label })),
    where: (codes) => inArray(listingCases.stage, codes),
  },
  tier: choice(of.tier.label, listingCases.tier, tiers),
  board: choice(of.board.label, listingCases.board, boards),
  side: {
    kind: "choice",
    label: "状态",
    options: [
      { value: "going", label: "推进" },
      { value: "SUSPEND", label: sideKinds.SUSPEND },
      { value: "WITHDRAW", label: sideKinds.WITHDRAW },
    ],
    where: (codes) =>
      or(
        inArray(listingCases.sideState, codes),
        codes.includes("going") ? isNull(listingCases.sideState) : undefined,
      ),
  },
  review: {
    kind: "flag",
    label: "在审企业",
    where: () =>
      and(
        inArray(listingCases.stage, [...underReview]),
        sql`${listingCases.sideState} is distinct from 'WITHDRAW'`,
      ),
  },
  tutoring: {
    kind: "flag",
    label: "辅导备案未申报",
    where: () =>
      and(
        inArray(listingCases.stage, ["TUTOR", "TUTOR_OK"]),
        sql`${listingCases.sideState} is distinct from 'WITHDRAW'`,
      ),
  },
  obstacle: { kind: "flag", label: "有未销号障碍", where: () => openObstacle() },
  overdue: {
    kind: "flag",
    label: "障碍逾期",
    where: () => openObstacle(sql`${listingObstacles.dueOn} < ${today()}::date`),
  },
  late: { kind: "flag", label: "节点逾期", where: planIsPast },
  stageOn: { kind: "day", label: "阶段日期", where: between(listingCases.stageOn) },
  filing: { kind: "day", label: of.plannedFilingOn.label, where: between(listingCases.plannedFilingOn) },
  listing: { kind: "day", label: of.plannedListingOn.label, where: between(listingCases.plannedListingOn) },
  confidential: { kind: "flag", label: "保密", where: () => eq(listingCases.isConfidential, true) },
  owner: {
    kind: "text",
    label: of.owner.label,
    where: (text) => sql`${listingCases.owner} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`,
  },
});
