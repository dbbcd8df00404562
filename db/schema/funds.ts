import { sql } from "drizzle-orm";
import { check, index, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, day, id, ref, tracked, yuanOf } from "./columns";
import { companies } from "./companies";
import { files } from "./files";
import { projects } from "./projects";
import { units } from "./units";

const standing = sql`deleted_at is null`;

/** A mother, sub or special fund of the matrix; `parentId` is the fund it hangs under. */
export const funds = pgTable(
  "funds",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    shortName: text("short_name"),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    parentId: ref("parent_id"),
    layer: text("layer").notNull(),
    kind: text("kind"),
    manager: text("manager"),
    size: amount("size"),
    sizeYuan: yuanOf("size"),
    registrationNumber: text("registration_number"),
    establishedOn: day("established_on"),
    investUntil: day("invest_until"),
    endsOn: day("ends_on"),
    focus: text("focus"),
    policyBasis: text("policy_basis"),
    status: text("status").notNull().default("investing"),
    note: text("note"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    check("funds_own_parent", sql`parent_id is null or parent_id <> id`),
    uniqueIndex("funds_name").on(t.nameKey).where(standing),
    index("funds_parent").on(t.parentId),
    index("funds_unit").on(t.unitId),
  ],
);

/** What one contributor has promised a fund, by kind of money; a mother fund of the matrix is named by `fromFundId`. */
export const fundCommitments = pgTable(
  "fund_commitments",
  {
    id: id(),
    fundId: ref("fund_id")
      .notNull()
      .references(() => funds.id),
    contributor: text("contributor").notNull(),
    moneyKind: text("money_kind").notNull(),
    fromFundId: ref("from_fund_id").references(() => funds.id),
    committed: amount("committed"),
    committedYuan: yuanOf("committed"),
    committedOn: day("committed_on"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [
    check("fund_commitments_from_other", sql`from_fund_id is null or from_fund_id <> fund_id`),
    index("fund_commitments_fund").on(t.fundId),
    index("fund_commitments_from").on(t.fromFundId),
  ],
);

/** Money called from a contributor, due on a day; what was paid in is a flow. */
export const fundCalls = pgTable(
  "fund_calls",
  {
    id: id(),
    commitmentId: ref("commitment_id")
      .notNull()
      .references(() => fundCommitments.id),
    called: amount("called"),
    calledYuan: yuanOf("called"),
    dueOn: day("due_on").notNull(),
    note: text("note"),
    ...tracked(),
  },
  (t) => [index("fund_calls_commitment").on(t.commitmentId, t.dueOn)],
);

/** One round of one company: what several funds may join, and what is counted once however many do. */
export const investmentRounds = pgTable(
  "investment_rounds",
  {
    id: id(),
    companyId: ref("company_id")
      .notNull()
      .references(() => companies.id),
    name: text("name").notNull(),
    projectId: ref("project_id").references(() => projects.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    chainCode: text("chain_code"),
    postMoney: amount("post_money"),
    postMoneyYuan: yuanOf("post_money"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("investment_rounds_name").on(t.companyId, t.name).where(standing),
    index("investment_rounds_project").on(t.projectId),
    index("investment_rounds_unit").on(t.unitId, t.chainCode),
  ],
);

/** One fund's part in a round, from the idea to the exit; dates and amounts of 决策, 签约 and 打款 stand apart. */
export const fundDeals = pgTable(
  "fund_deals",
  {
    id: id(),
    code: text("code").notNull().unique(),
    fundId: ref("fund_id")
      .notNull()
      .references(() => funds.id),
    roundId: ref("round_id")
      .notNull()
      .references(() => investmentRounds.id),
    role: text("role"),
    share: numeric("share", { precision: 7, scale: 4 }),
    decided: amount("decided"),
    decidedYuan: yuanOf("decided"),
    agreed: amount("agreed"),
    agreedYuan: yuanOf("agreed"),
    owner: text("owner"),
    note: text("note"),
    sourceNumber: text("source_number"),
    stage: text("stage").notNull().default("SRC"),
    stageOn: day("stage_on"),
    decidedOn: day("decided_on"),
    agreedOn: day("agreed_on"),
    firstPaidOn: day("first_paid_on"),
    paidYuan: ref("paid_yuan"),
    exitedYuan: ref("exited_yuan"),
    exitedOn: day("exited_on"),
    endedOn: day("ended_on"),
    endReason: text("end_reason"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("fund_deals_part").on(t.roundId, t.fundId).where(standing),
    index("fund_deals_fund").on(t.fundId, t.stage),
    index("fund_deals_updated").on(sql`updated_at desc`, sql`id desc`).where(standing),
    index("fund_deals_paid").on(t.firstPaidOn),
  ],
);

/** The day a deal reached a stage of `fund_deal`, with its paper. PAID follows the flows and is not typed. */
export const dealStages = pgTable(
  "deal_stages",
  {
    id: id(),
    dealId: ref("deal_id")
      .notNull()
      .references(() => fundDeals.id),
    stage: text("stage").notNull(),
    reachedOn: day("reached_on").notNull(),
    fileId: ref("file_id").references(() => files.id),
    note: text("note"),
    ...tracked(),
  },
  (t) => [uniqueIndex("deal_stages_stage").on(t.dealId, t.stage).where(standing)],
);

/**
 * Every dated movement of a fund's money; the sign follows from the kind, the amount is never negative. What a mother
 * fund pays into a sub-fund is the sub-fund's contribution and stands here once: the mother's account mirrors it.
 */
export const fundFlows = pgTable(
  "fund_flows",
  {
    id: id(),
    code: text("code").notNull().unique(),
    fundId: ref("fund_id")
      .notNull()
      .references(() => funds.id),
    kind: text("kind").notNull(),
    happenedOn: day("happened_on").notNull(),
    money: amount("money").notNull(),
    moneyYuan: yuanOf("money"),
    commitmentId: ref("commitment_id").references(() => fundCommitments.id),
    dealId: ref("deal_id").references(() => fundDeals.id),
    voucherId: ref("voucher_id").references(() => files.id),
    voucherNote: text("voucher_note"),
    note: text("note"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    index("fund_flows_fund").on(t.fundId, t.happenedOn, t.id),
    index("fund_flows_deal").on(t.dealId, t.happenedOn),
    index("fund_flows_commitment").on(t.commitmentId),
    index("fund_flows_kind").on(t.kind, t.happenedOn).where(standing),
    index("fund_flows_latest").on(sql`happened_on desc`, sql`id desc`).where(standing),
  ],
);

/** Capital drawn in beside the funds at one round, row by row with its evidence. */
export const leveragedCapital = pgTable(
  "leveraged_capital",
  {
    id: id(),
    roundId: ref("round_id")
      .notNull()
      .references(() => investmentRounds.id),
    source: text("source").notNull(),
    kind: text("kind").notNull(),
    promised: amount("promised"),
    promisedYuan: yuanOf("promised"),
    paid: amount("paid"),
    paidYuan: yuanOf("paid"),
    happenedOn: day("happened_on"),
    fileId: ref("file_id").references(() => files.id),
    note: text("note"),
    ...tracked(),
  },
  (t) => [index("leveraged_capital_round").on(t.roundId)],
);

/** What a fund (its net assets) or a holding was worth on a day. */
export const fundValuations = pgTable(
  "fund_valuations",
  {
    id: id(),
    fundId: ref("fund_id").references(() => funds.id),
    dealId: ref("deal_id").references(() => fundDeals.id),
    valuedOn: day("valued_on").notNull(),
    worth: amount("worth").notNull(),
    worthYuan: yuanOf("worth"),
    method: text("method"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [
    check("fund_valuations_of_one", sql`(fund_id is null) <> (deal_id is null)`),
    uniqueIndex("fund_valuations_fund").on(t.fundId, t.valuedOn).where(standing),
    uniqueIndex("fund_valuations_deal").on(t.dealId, t.valuedOn).where(standing),
  ],
);
