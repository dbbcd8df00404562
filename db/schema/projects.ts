import { sql } from "drizzle-orm";
import { boolean, check, index, integer, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, day, id, moment, ref, tracked, yuanOf } from "./columns";
import { companies } from "./companies";
import { units } from "./units";

const standing = sql`deleted_at is null`;

export const projects = pgTable(
  "projects",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    content: text("content"),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    regionCode: text("region_code"),
    park: text("park"),
    sourceArea: text("source_area"),
    leadSource: text("lead_source"),
    chainCode: text("chain_code"),
    segmentCode: text("segment_code"),
    chainRole: text("chain_role"),
    industryCode: text("industry_code"),
    projectType: text("project_type"),
    buildType: text("build_type"),
    totalInvestment: amount("total_investment"),
    totalInvestmentYuan: yuanOf("total_investment"),
    fixedInvestment: amount("fixed_investment"),
    fixedInvestmentYuan: yuanOf("fixed_investment"),
    equipmentInvestment: amount("equipment_investment"),
    equipmentInvestmentYuan: yuanOf("equipment_investment"),
    landArea: numeric("land_area", { precision: 12, scale: 2 }),
    plantArea: numeric("plant_area", { precision: 12, scale: 2 }),
    energy: numeric("energy", { precision: 14, scale: 2 }),
    electricity: numeric("electricity", { precision: 14, scale: 2 }),
    jobs: integer("jobs"),
    expectedOutput: amount("expected_output"),
    expectedOutputYuan: yuanOf("expected_output"),
    expectedTax: amount("expected_tax"),
    expectedTaxYuan: yuanOf("expected_tax"),
    approvalCode: text("approval_code"),
    signEvent: text("sign_event"),
    owner: text("owner"),
    leader: text("leader"),
    problem: text("problem"),
    demand: text("demand"),
    nextStep: text("next_step"),
    remark: text("remark"),
    sourceNumber: text("source_number"),
    statisticsOn: day("statistics_on"),
    reportedStage: text("reported_stage"),
    stageDoubt: boolean("stage_doubt").notNull().default(false),
    parentId: ref("parent_id"),
    firstProjectId: ref("first_project_id"),
    nameKey: text("name_key").notNull(),
    investorNames: text("investor_names").notNull().default(""),
    stage: text("stage").notNull().default("LEAD"),
    stageOn: day("stage_on"),
    verifiedStage: text("verified_stage"),
    status: text("status").notNull().default("active"),
    signedOn: day("signed_on"),
    startedOn: day("started_on"),
    plannedStartOn: day("planned_start_on"),
    sizeClass: text("size_class"),
    investedYuan: ref("invested_yuan"),
    arrivedYuan: ref("arrived_yuan"),
    reportedMonth: text("reported_month"),
    /** The day its unit last said something new about it; "no change" says nothing new. */
    movedOn: day("moved_on").notNull().default(sql`current_date`),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    check("projects_phase_or_expansion", sql`parent_id is null or first_project_id is null`),
    // Descending without "nulls last", which is what the lists ask for and what lets them read the index in order.
    index("projects_unit_updated").on(t.unitId, sql`updated_at desc`, sql`id desc`).where(standing),
    index("projects_board").on(t.stage, sql`updated_at desc`, sql`id desc`).where(standing),
    index("projects_updated").on(sql`updated_at desc`, sql`id desc`).where(standing),
    index("projects_total").on(sql`coalesce(total_investment_yuan, -1) desc`, sql`id desc`).where(standing),
    // A county's own, largest first: among the whole city's it would pass over eight rows for each of its own.
    index("projects_unit_total")
      .on(t.unitId, sql`coalesce(total_investment_yuan, -1) desc`, sql`id desc`)
      .where(standing),
    // The longest silent first, and how many there are, without opening a row.
    index("projects_moved").on(t.movedOn, t.id, t.status, t.unitId).where(standing),
    index("projects_signed")
      .on(sql`coalesce(signed_on, date '0001-01-01') desc`, sql`id desc`)
      .where(standing),
    // Everything the ledger's usual total needs, so that it is added up without opening a row.
    index("projects_sums").on(t.unitId, t.status, t.parentId, t.totalInvestmentYuan).where(standing),
    index("projects_name").on(sql`${t.name} collate "zh-x-icu"`, t.id).where(standing),
    // Likewise for one stage or one chain.
    index("projects_stage")
      .on(t.stage, t.unitId, t.status, t.parentId, t.totalInvestmentYuan)
      .where(standing),
    index("projects_chain")
      .on(t.chainCode, t.unitId, t.status, t.parentId, t.totalInvestmentYuan)
      .where(standing),
    index("projects_name_key").on(t.nameKey),
    index("projects_parent").on(t.parentId),
    index("projects_first").on(t.firstProjectId),
    uniqueIndex("projects_source_number")
      .on(t.unitId, t.sourceNumber)
      .where(sql`source_number is not null and deleted_at is null`),
    index("projects_approval_code").on(t.approvalCode),
  ],
);

export const projectInvestors = pgTable(
  "project_investors",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    companyId: ref("company_id")
      .notNull()
      .references(() => companies.id),
    role: text("role").notNull(),
    share: numeric("share", { precision: 7, scale: 4 }),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("project_investors_pair").on(t.projectId, t.companyId, t.role).where(sql`deleted_at is null`),
    index("project_investors_company").on(t.companyId),
  ],
);

/** Every address a project ever had; the newest is its code. */
export const projectCodes = pgTable("project_codes", {
  code: text("code").primaryKey(),
  projectId: ref("project_id")
    .notNull()
    .references(() => projects.id),
  givenAt: moment("given_at").notNull().defaultNow(),
});

/** Gapless serials: the row is locked while a number is taken. */
export const serials = pgTable("serials", {
  name: text("name").primaryKey(),
  last: integer("last").notNull().default(0),
});

/** What happened to a project, on which day and when we learnt it. */
export const projectEvents = pgTable(
  "project_events",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    kind: text("kind").notNull(),
    detail: text("detail").notNull().default(""),
    fromValue: text("from_value"),
    toValue: text("to_value"),
    reason: text("reason"),
    effectiveOn: day("effective_on").notNull(),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
    recordedBy: ref("recorded_by"),
  },
  (t) => [index("project_events_project").on(t.projectId, t.id)],
);

export const statusPeriods = pgTable(
  "status_periods",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    status: text("status").notNull(),
    fromDay: day("from_day").notNull(),
    toDay: day("to_day"),
    reason: text("reason"),
    cause: text("cause"),
    destination: text("destination"),
    recheckOn: day("recheck_on"),
    ...tracked(),
  },
  (t) => [index("status_periods_project").on(t.projectId)],
);
