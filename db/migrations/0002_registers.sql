CREATE TABLE "deal_stages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deal_stages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"deal_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"reached_on" date NOT NULL,
	"file_id" bigint,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fund_calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"commitment_id" bigint NOT NULL,
	"called" jsonb,
	"called_yuan" bigint GENERATED ALWAYS AS (((called ->> 'yuan')::bigint)) STORED,
	"due_on" date NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fund_commitments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_commitments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fund_id" bigint NOT NULL,
	"contributor" text NOT NULL,
	"money_kind" text NOT NULL,
	"from_fund_id" bigint,
	"committed" jsonb,
	"committed_yuan" bigint GENERATED ALWAYS AS (((committed ->> 'yuan')::bigint)) STORED,
	"committed_on" date,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fund_deals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_deals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"round_id" bigint NOT NULL,
	"role" text,
	"share" numeric(7, 4),
	"decided" jsonb,
	"decided_yuan" bigint GENERATED ALWAYS AS (((decided ->> 'yuan')::bigint)) STORED,
	"agreed" jsonb,
	"agreed_yuan" bigint GENERATED ALWAYS AS (((agreed ->> 'yuan')::bigint)) STORED,
	"owner" text,
	"note" text,
	"source_number" text,
	"stage" text DEFAULT 'SRC' NOT NULL,
	"stage_on" date,
	"decided_on" date,
	"agreed_on" date,
	"first_paid_on" date,
	"paid_yuan" bigint,
	"exited_yuan" bigint,
	"exited_on" date,
	"ended_on" date,
	"end_reason" text,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "fund_deals_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "fund_flows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_flows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"money" jsonb NOT NULL,
	"money_yuan" bigint GENERATED ALWAYS AS (((money ->> 'yuan')::bigint)) STORED,
	"commitment_id" bigint,
	"deal_id" bigint,
	"voucher_id" bigint,
	"voucher_note" text,
	"note" text,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "fund_flows_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "fund_valuations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_valuations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fund_id" bigint,
	"deal_id" bigint,
	"valued_on" date NOT NULL,
	"worth" jsonb NOT NULL,
	"worth_yuan" bigint GENERATED ALWAYS AS (((worth ->> 'yuan')::bigint)) STORED,
	"method" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "fund_valuations_of_one" CHECK ((fund_id is null) <> (deal_id is null))
);
--> statement-breakpoint
CREATE TABLE "funds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"short_name" text,
	"unit_id" bigint NOT NULL,
	"parent_id" bigint,
	"layer" text NOT NULL,
	"kind" text,
	"manager" text,
	"size" jsonb,
	"size_yuan" bigint GENERATED ALWAYS AS (((size ->> 'yuan')::bigint)) STORED,
	"registration_number" text,
	"established_on" date,
	"invest_until" date,
	"ends_on" date,
	"focus" text,
	"policy_basis" text,
	"status" text DEFAULT 'investing' NOT NULL,
	"note" text,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "funds_code_unique" UNIQUE("code"),
	CONSTRAINT "funds_own_parent" CHECK (parent_id is null or parent_id <> id)
);
--> statement-breakpoint
CREATE TABLE "investment_rounds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "investment_rounds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"company_id" bigint NOT NULL,
	"name" text NOT NULL,
	"project_id" bigint,
	"unit_id" bigint NOT NULL,
	"chain_code" text,
	"post_money" jsonb,
	"post_money_yuan" bigint GENERATED ALWAYS AS (((post_money ->> 'yuan')::bigint)) STORED,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "leveraged_capital" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "leveraged_capital_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"promised" jsonb,
	"promised_yuan" bigint GENERATED ALWAYS AS (((promised ->> 'yuan')::bigint)) STORED,
	"paid" jsonb,
	"paid_yuan" bigint GENERATED ALWAYS AS (((paid ->> 'yuan')::bigint)) STORED,
	"happened_on" date,
	"file_id" bigint,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_standards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_standards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"board" text NOT NULL,
	"set_no" text NOT NULL,
	"applies_to" text NOT NULL,
	"alt" text NOT NULL,
	"metric" text NOT NULL,
	"window" text DEFAULT '' NOT NULL,
	"op" text DEFAULT '' NOT NULL,
	"value" numeric(24, 6),
	"unit" text DEFAULT '' NOT NULL,
	"condition" text NOT NULL,
	"rule_name" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"status" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"mark" text DEFAULT '' NOT NULL,
	"note" text,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listed_companies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listed_companies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"company_id" bigint NOT NULL,
	"case_id" bigint,
	"unit_id" bigint NOT NULL,
	"company_name" text NOT NULL,
	"board" text NOT NULL,
	"stock_code" text,
	"stock_name" text,
	"listed_on" date NOT NULL,
	"proceeds" jsonb,
	"proceeds_yuan" bigint GENERATED ALWAYS AS (((proceeds ->> 'yuan')::bigint)) STORED,
	"local_proceeds" jsonb,
	"local_proceeds_yuan" bigint GENERATED ALWAYS AS (((local_proceeds ->> 'yuan')::bigint)) STORED,
	"delisted_on" date,
	"delist_reason" text,
	"note" text,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "listed_companies_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "listing_answers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"metric" text NOT NULL,
	"value" numeric(24, 6) NOT NULL,
	"typed" text NOT NULL,
	"as_of" date NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_cases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_cases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"company_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"tier" text,
	"board" text,
	"planned_filing_on" date,
	"planned_listing_on" date,
	"is_confidential" boolean DEFAULT false NOT NULL,
	"owner" text,
	"problem" text,
	"next_step" text,
	"note" text,
	"company_name" text NOT NULL,
	"stage" text DEFAULT 'POOL' NOT NULL,
	"stage_on" date,
	"side_state" text,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "listing_cases_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "listing_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"board" text NOT NULL,
	"as_of" date NOT NULL,
	"result" jsonb NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_financials" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_financials_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"year" integer NOT NULL,
	"revenue" jsonb,
	"revenue_yuan" bigint GENERATED ALWAYS AS (((revenue ->> 'yuan')::bigint)) STORED,
	"net_profit" jsonb,
	"net_profit_yuan" bigint GENERATED ALWAYS AS (((net_profit ->> 'yuan')::bigint)) STORED,
	"core_profit" jsonb,
	"core_profit_yuan" bigint GENERATED ALWAYS AS (((core_profit ->> 'yuan')::bigint)) STORED,
	"operating_cash" jsonb,
	"operating_cash_yuan" bigint GENERATED ALWAYS AS (((operating_cash ->> 'yuan')::bigint)) STORED,
	"rnd_spending" jsonb,
	"rnd_spending_yuan" bigint GENERATED ALWAYS AS (((rnd_spending ->> 'yuan')::bigint)) STORED,
	"net_assets" jsonb,
	"net_assets_yuan" bigint GENERATED ALWAYS AS (((net_assets ->> 'yuan')::bigint)) STORED,
	"total_assets" jsonb,
	"total_assets_yuan" bigint GENERATED ALWAYS AS (((total_assets ->> 'yuan')::bigint)) STORED,
	"rnd_staff" integer,
	"staff" integer,
	"weighted_roe" numeric(9, 6),
	"audit_opinion" text,
	"source" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_intermediaries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_intermediaries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"role" text NOT NULL,
	"firm" text NOT NULL,
	"people" text,
	"from_day" date,
	"to_day" date,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_milestones" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"planned_on" date,
	"actual_on" date,
	"file_id" bigint,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_obstacles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_obstacles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"content" text NOT NULL,
	"severity" text,
	"department_id" bigint,
	"due_on" date,
	"closed_on" date,
	"close_note" text,
	"file_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "listing_side_states" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listing_side_states_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"reason" text NOT NULL,
	"from_board" text,
	"to_board" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report_snapshots" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_snapshots_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reach" text NOT NULL,
	"definitions" text NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"issued_by" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	CONSTRAINT "report_snapshots_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "deal_stages" ADD CONSTRAINT "deal_stages_deal_id_fund_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."fund_deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_stages" ADD CONSTRAINT "deal_stages_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_calls" ADD CONSTRAINT "fund_calls_commitment_id_fund_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."fund_commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_commitments" ADD CONSTRAINT "fund_commitments_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_commitments" ADD CONSTRAINT "fund_commitments_from_fund_id_funds_id_fk" FOREIGN KEY ("from_fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_deals" ADD CONSTRAINT "fund_deals_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_deals" ADD CONSTRAINT "fund_deals_round_id_investment_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."investment_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flows" ADD CONSTRAINT "fund_flows_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flows" ADD CONSTRAINT "fund_flows_commitment_id_fund_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."fund_commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flows" ADD CONSTRAINT "fund_flows_deal_id_fund_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."fund_deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_flows" ADD CONSTRAINT "fund_flows_voucher_id_files_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_valuations" ADD CONSTRAINT "fund_valuations_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_valuations" ADD CONSTRAINT "fund_valuations_deal_id_fund_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."fund_deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_rounds" ADD CONSTRAINT "investment_rounds_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_rounds" ADD CONSTRAINT "investment_rounds_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investment_rounds" ADD CONSTRAINT "investment_rounds_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leveraged_capital" ADD CONSTRAINT "leveraged_capital_round_id_investment_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."investment_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leveraged_capital" ADD CONSTRAINT "leveraged_capital_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_companies" ADD CONSTRAINT "listed_companies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_companies" ADD CONSTRAINT "listed_companies_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_companies" ADD CONSTRAINT "listed_companies_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_answers" ADD CONSTRAINT "listing_answers_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_cases" ADD CONSTRAINT "listing_cases_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_cases" ADD CONSTRAINT "listing_cases_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_checks" ADD CONSTRAINT "listing_checks_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_financials" ADD CONSTRAINT "listing_financials_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_intermediaries" ADD CONSTRAINT "listing_intermediaries_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_milestones" ADD CONSTRAINT "listing_milestones_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_milestones" ADD CONSTRAINT "listing_milestones_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_obstacles" ADD CONSTRAINT "listing_obstacles_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_obstacles" ADD CONSTRAINT "listing_obstacles_department_id_units_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_obstacles" ADD CONSTRAINT "listing_obstacles_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_side_states" ADD CONSTRAINT "listing_side_states_case_id_listing_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."listing_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deal_stages_stage" ON "deal_stages" USING btree ("deal_id","stage") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "fund_calls_commitment" ON "fund_calls" USING btree ("commitment_id","due_on");--> statement-breakpoint
CREATE INDEX "fund_commitments_fund" ON "fund_commitments" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "fund_commitments_from" ON "fund_commitments" USING btree ("from_fund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_deals_part" ON "fund_deals" USING btree ("round_id","fund_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "fund_deals_fund" ON "fund_deals" USING btree ("fund_id","stage");--> statement-breakpoint
CREATE INDEX "fund_deals_updated" ON "fund_deals" USING btree (updated_at desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "fund_deals_paid" ON "fund_deals" USING btree ("first_paid_on");--> statement-breakpoint
CREATE INDEX "fund_flows_fund" ON "fund_flows" USING btree ("fund_id","happened_on","id");--> statement-breakpoint
CREATE INDEX "fund_flows_deal" ON "fund_flows" USING btree ("deal_id","happened_on");--> statement-breakpoint
CREATE INDEX "fund_flows_commitment" ON "fund_flows" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "fund_flows_kind" ON "fund_flows" USING btree ("kind","happened_on") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "fund_flows_latest" ON "fund_flows" USING btree (happened_on desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_valuations_fund" ON "fund_valuations" USING btree ("fund_id","valued_on") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_valuations_deal" ON "fund_valuations" USING btree ("deal_id","valued_on") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "funds_name" ON "funds" USING btree ("name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "funds_parent" ON "funds" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "funds_unit" ON "funds" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "investment_rounds_name" ON "investment_rounds" USING btree ("company_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "investment_rounds_project" ON "investment_rounds" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "investment_rounds_unit" ON "investment_rounds" USING btree ("unit_id","chain_code");--> statement-breakpoint
CREATE INDEX "leveraged_capital_round" ON "leveraged_capital" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_standards_rule" ON "listing_standards" USING btree ("rule_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_standards_board" ON "listing_standards" USING btree ("board","position");--> statement-breakpoint
CREATE UNIQUE INDEX "listed_companies_board" ON "listed_companies" USING btree ("company_id","board") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listed_companies_day" ON "listed_companies" USING btree ("listed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_answers_day" ON "listing_answers" USING btree ("case_id","metric","as_of") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_cases_company" ON "listing_cases" USING btree ("company_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_cases_updated" ON "listing_cases" USING btree (updated_at desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_cases_unit" ON "listing_cases" USING btree ("unit_id","stage");--> statement-breakpoint
CREATE INDEX "listing_cases_stage" ON "listing_cases" USING btree ("stage","board");--> statement-breakpoint
CREATE INDEX "listing_checks_case" ON "listing_checks" USING btree ("case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_financials_year" ON "listing_financials" USING btree ("case_id","year") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_intermediaries_case" ON "listing_intermediaries" USING btree ("case_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_milestones_stage" ON "listing_milestones" USING btree ("case_id","stage") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_milestones_reached" ON "listing_milestones" USING btree ("stage","actual_on");--> statement-breakpoint
CREATE INDEX "listing_obstacles_case" ON "listing_obstacles" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "listing_obstacles_department" ON "listing_obstacles" USING btree ("department_id","due_on") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "listing_side_states_case" ON "listing_side_states" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "report_snapshots_latest" ON "report_snapshots" USING btree ("issued_at","id");