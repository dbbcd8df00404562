import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, day, id, ref, tracked, yuanOf } from "./columns";
import { companies } from "./companies";
import { files } from "./files";
import { units } from "./units";

const standing = sql`deleted_at is null`;

/** A company on its way to a stock exchange. Once listed it may set out again for another market: one open case at a time. */
export const listingCases = pgTable(
  "listing_cases",
  {
    id: id(),
    code: text("code").notNull().unique(),
    companyId: ref("company_id")
      .notNull()
      .references(() => companies.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    tier: text("tier"),
    board: text("board"),
    plannedFilingOn: day("planned_filing_on"),
    plannedListingOn: day("planned_listing_on"),
    isConfidential: boolean("is_confidential").notNull().default(false),
    owner: text("owner"),
    problem: text("problem"),
    nextStep: text("next_step"),
    note: text("note"),
    companyName: text("company_name").notNull(),
    stage: text("stage").notNull().default("POOL"),
    stageOn: day("stage_on"),
    sideState: text("side_state"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("listing_cases_company").on(t.companyId).where(sql`deleted_at is null and stage <> 'LISTED'`),
    index("listing_cases_updated").on(sql`updated_at desc`, sql`id desc`).where(standing),
    index("listing_cases_unit").on(t.unitId, sql`updated_at desc`, sql`id desc`).where(standing),
    index("listing_cases_stage").on(t.stage, t.stageOn, t.id).where(standing),
  ],
);

/** The day a case is planned to reach, or reached, a stage of `listing`. */
export const listingMilestones = pgTable(
  "listing_milestones",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    stage: text("stage").notNull(),
    plannedOn: day("planned_on"),
    actualOn: day("actual_on"),
    fileId: ref("file_id").references(() => files.id),
    note: text("note"),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("listing_milestones_stage").on(t.caseId, t.stage).where(standing),
    index("listing_milestones_reached").on(t.stage, t.actualOn),
    index("listing_milestones_planned")
      .on(t.caseId, t.plannedOn)
      .where(sql`actual_on is null and deleted_at is null`),
  ],
);

/** Beside the main line. Suspended and withdrawn last from day to day and are open while `toDay` is empty, one at a time; a change of board is one day. */
export const listingSideStates = pgTable(
  "listing_side_states",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    kind: text("kind").notNull(),
    fromDay: day("from_day").notNull(),
    toDay: day("to_day"),
    reason: text("reason").notNull(),
    fromBoard: text("from_board"),
    toBoard: text("to_board"),
    ...tracked(),
  },
  (t) => [
    index("listing_side_states_case").on(t.caseId),
    uniqueIndex("listing_side_states_open").on(t.caseId).where(sql`to_day is null and deleted_at is null`),
  ],
);

export const listingIntermediaries = pgTable(
  "listing_intermediaries",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    role: text("role").notNull(),
    firm: text("firm").notNull(),
    people: text("people"),
    fromDay: day("from_day"),
    toDay: day("to_day"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [index("listing_intermediaries_case").on(t.caseId, t.role)],
);

/** One audited year of a case. Profit is the lower of before and after non-recurring items where both are known. */
export const listingFinancials = pgTable(
  "listing_financials",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    year: integer("year").notNull(),
    revenue: amount("revenue"),
    revenueYuan: yuanOf("revenue"),
    netProfit: amount("net_profit"),
    netProfitYuan: yuanOf("net_profit"),
    coreProfit: amount("core_profit"),
    coreProfitYuan: yuanOf("core_profit"),
    operatingCash: amount("operating_cash"),
    operatingCashYuan: yuanOf("operating_cash"),
    rndSpending: amount("rnd_spending"),
    rndSpendingYuan: yuanOf("rnd_spending"),
    netAssets: amount("net_assets"),
    netAssetsYuan: yuanOf("net_assets"),
    totalAssets: amount("total_assets"),
    totalAssetsYuan: yuanOf("total_assets"),
    rndStaff: integer("rnd_staff"),
    staff: integer("staff"),
    weightedRoe: numeric("weighted_roe", { precision: 9, scale: 6 }),
    auditOpinion: text("audit_opinion"),
    source: text("source"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [uniqueIndex("listing_financials_year").on(t.caseId, t.year).where(standing)],
);

/** A dated answer that no yearly report gives: expected market value, patents, months quoted, yes-or-no conditions. */
export const listingAnswers = pgTable(
  "listing_answers",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    metric: text("metric").notNull(),
    value: numeric("value", { precision: 24, scale: 6 }).notNull(),
    typed: text("typed").notNull(),
    asOf: day("as_of").notNull(),
    note: text("note"),
    ...tracked(),
  },
  (t) => [uniqueIndex("listing_answers_day").on(t.caseId, t.metric, t.asOf).where(standing)],
);

/** What stands in a case's way, which department owes it and by when. */
export const listingObstacles = pgTable(
  "listing_obstacles",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    kind: text("kind").notNull(),
    content: text("content").notNull(),
    severity: text("severity"),
    departmentId: ref("department_id").references(() => units.id),
    dueOn: day("due_on"),
    closedOn: day("closed_on"),
    closeNote: text("close_note"),
    fileId: ref("file_id").references(() => files.id),
    ...tracked(),
  },
  (t) => [
    index("listing_obstacles_case").on(t.caseId),
    index("listing_obstacles_department").on(t.departmentId, t.dueOn).where(sql`closed_on is null`),
  ],
);

/** The shares of a company on one board, traded now or once. 累计 and 现有 count companies, not rows: one on two boards is one. */
export const listedCompanies = pgTable(
  "listed_companies",
  {
    id: id(),
    code: text("code").notNull().unique(),
    companyId: ref("company_id")
      .notNull()
      .references(() => companies.id),
    caseId: ref("case_id").references(() => listingCases.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    companyName: text("company_name").notNull(),
    board: text("board").notNull(),
    stockCode: text("stock_code"),
    stockName: text("stock_name"),
    listedOn: day("listed_on").notNull(),
    proceeds: amount("proceeds"),
    proceedsYuan: yuanOf("proceeds"),
    localProceeds: amount("local_proceeds"),
    localProceedsYuan: yuanOf("local_proceeds"),
    delistedOn: day("delisted_on"),
    delistReason: text("delist_reason"),
    note: text("note"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("listed_companies_board").on(t.companyId, t.board).where(standing),
    index("listed_companies_day").on(t.listedOn, t.id),
  ],
);

/** What the rules of a day said of a case's figures of that day, kept as it was shown. */
export const listingChecks = pgTable(
  "listing_checks",
  {
    id: id(),
    caseId: ref("case_id")
      .notNull()
      .references(() => listingCases.id),
    board: text("board").notNull(),
    asOf: day("as_of").notNull(),
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    note: text("note"),
    ...tracked(),
  },
  (t) => [index("listing_checks_case").on(t.caseId, t.id)],
);
