CREATE TABLE "assignment_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignment_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"assignment_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"body" text,
	"by_user_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_extensions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignment_extensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"assignment_id" bigint NOT NULL,
	"from_day" date NOT NULL,
	"asked_day" date NOT NULL,
	"reason" text NOT NULL,
	"asked_by" bigint NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"verdict" text,
	"judged_by" bigint,
	"judged_at" timestamp with time zone,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "assignment_papers" (
	"entry_id" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	CONSTRAINT "assignment_papers_entry_id_file_id_pk" PRIMARY KEY("entry_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_projects" (
	"assignment_id" bigint NOT NULL,
	"project_id" bigint NOT NULL,
	CONSTRAINT "assignment_projects_assignment_id_project_id_pk" PRIMARY KEY("assignment_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_units" (
	"assignment_id" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	CONSTRAINT "assignment_units_assignment_id_unit_id_pk" PRIMARY KEY("assignment_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"name" text NOT NULL,
	"requirement" text,
	"level" text DEFAULT 'normal' NOT NULL,
	"owner_unit_id" bigint NOT NULL,
	"owner_id" bigint,
	"department_id" bigint,
	"supervisor_unit_id" bigint NOT NULL,
	"source" text DEFAULT 'direct' NOT NULL,
	"source_note" text,
	"resolution_id" bigint,
	"state" text DEFAULT 'waiting' NOT NULL,
	"handed_on" date NOT NULL,
	"receive_by" date NOT NULL,
	"first_due_on" date NOT NULL,
	"due_on" date NOT NULL,
	"owed_on" date GENERATED ALWAYS AS ((case when state in ('waiting', 'received', 'working', 'returned') then due_on end)) STORED,
	"received_on" date,
	"received_by" bigint,
	"replied_on" date,
	"replied_by" bigint,
	"closed_on" date,
	"closed_by" bigint,
	"late_days" integer,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "assignments_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "href" text;--> statement-breakpoint
ALTER TABLE "assignment_entries" ADD CONSTRAINT "assignment_entries_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_entries" ADD CONSTRAINT "assignment_entries_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_entries" ADD CONSTRAINT "assignment_entries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_extensions" ADD CONSTRAINT "assignment_extensions_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_papers" ADD CONSTRAINT "assignment_papers_entry_id_assignment_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."assignment_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_papers" ADD CONSTRAINT "assignment_papers_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_projects" ADD CONSTRAINT "assignment_projects_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_projects" ADD CONSTRAINT "assignment_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_units" ADD CONSTRAINT "assignment_units_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_units" ADD CONSTRAINT "assignment_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_owner_unit_id_units_id_fk" FOREIGN KEY ("owner_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_department_id_units_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_supervisor_unit_id_units_id_fk" FOREIGN KEY ("supervisor_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_entries_assignment" ON "assignment_entries" USING btree ("assignment_id","id");--> statement-breakpoint
CREATE INDEX "assignment_extensions_assignment" ON "assignment_extensions" USING btree ("assignment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_extensions_open" ON "assignment_extensions" USING btree ("assignment_id") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "assignment_projects_project" ON "assignment_projects" USING btree ("project_id","assignment_id");--> statement-breakpoint
CREATE INDEX "assignment_units_unit" ON "assignment_units" USING btree ("unit_id","assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_serial" ON "assignments" USING btree ("year","serial");--> statement-breakpoint
CREATE INDEX "assignments_owner" ON "assignments" USING btree ("owner_unit_id","state","due_on");--> statement-breakpoint
CREATE INDEX "assignments_supervisor" ON "assignments" USING btree ("supervisor_unit_id","state");--> statement-breakpoint
CREATE INDEX "assignments_due" ON "assignments" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "assignments_owed" ON "assignments" USING btree ("owed_on") WHERE owed_on is not null;--> statement-breakpoint
CREATE INDEX "assignments_created" ON "assignments" USING btree ("created_by","id");--> statement-breakpoint
CREATE INDEX "assignments_resolution" ON "assignments" USING btree ("resolution_id");--> statement-breakpoint
CREATE INDEX "assignments_search" ON "assignments" USING gin (search_grams(search_text));