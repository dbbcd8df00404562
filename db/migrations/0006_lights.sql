CREATE TABLE "light_overrides" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "light_overrides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"colour" text NOT NULL,
	"reason" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "light_reasons" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "light_reasons_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"until_day" date NOT NULL,
	"verdict" text,
	"answer" text,
	"judged_by" bigint,
	"judged_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "light_snapshots" (
	"month" text NOT NULL,
	"project_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"colour" text NOT NULL,
	"computed" text NOT NULL,
	"rule" text,
	"measured" text,
	"since" date,
	"exempt_reason" text,
	"override_reason" text,
	"total_investment_yuan" bigint,
	"invested_yuan" bigint,
	"arrived_yuan" bigint,
	CONSTRAINT "light_snapshots_month_project_id_pk" PRIMARY KEY("month","project_id")
);
--> statement-breakpoint
CREATE TABLE "month_closes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "month_closes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"month" text NOT NULL,
	"on_day" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "project_lights" (
	"project_id" bigint NOT NULL,
	"rule" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"since" date NOT NULL,
	"yellow_on" date,
	"red_on" date,
	CONSTRAINT "project_lights_project_id_rule_from_day_pk" PRIMARY KEY("project_id","rule","from_day")
);
--> statement-breakpoint
CREATE TABLE "report_returns" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_returns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"month" text NOT NULL,
	"cell" text NOT NULL,
	"reason" text NOT NULL,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "statistics_on" date;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "moved_on" date DEFAULT current_date NOT NULL;--> statement-breakpoint
ALTER TABLE "light_overrides" ADD CONSTRAINT "light_overrides_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "light_reasons" ADD CONSTRAINT "light_reasons_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "light_snapshots" ADD CONSTRAINT "light_snapshots_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "light_snapshots" ADD CONSTRAINT "light_snapshots_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lights" ADD CONSTRAINT "project_lights_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_returns" ADD CONSTRAINT "report_returns_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "light_overrides_project" ON "light_overrides" USING btree ("project_id","until_day");--> statement-breakpoint
CREATE INDEX "light_reasons_project" ON "light_reasons" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "light_reasons_waiting" ON "light_reasons" USING btree ("id") WHERE verdict is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "light_snapshots_unit" ON "light_snapshots" USING btree ("month","unit_id","colour");--> statement-breakpoint
CREATE INDEX "light_snapshots_project" ON "light_snapshots" USING btree ("project_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "month_closes_month" ON "month_closes" USING btree ("month");--> statement-breakpoint
CREATE INDEX "project_lights_yellow" ON "project_lights" USING btree ("yellow_on","project_id") WHERE yellow_on is not null;--> statement-breakpoint
CREATE INDEX "project_lights_red" ON "project_lights" USING btree ("red_on","project_id") WHERE red_on is not null;--> statement-breakpoint
CREATE INDEX "report_returns_project" ON "report_returns" USING btree ("project_id","month");--> statement-breakpoint
CREATE INDEX "report_returns_open" ON "report_returns" USING btree ("month") WHERE answered_at is null and deleted_at is null;