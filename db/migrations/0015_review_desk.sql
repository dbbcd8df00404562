CREATE TABLE "change_verdicts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "change_verdicts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"audit_id" bigint NOT NULL,
	"project_id" bigint NOT NULL,
	"level" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"in_batch" boolean DEFAULT false NOT NULL,
	"by_user_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "field_thread_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "field_thread_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"thread_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"body" text,
	"by_user_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "field_threads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "field_threads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"field" text NOT NULL,
	"audit_id" bigint NOT NULL,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" bigint,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "change_verdicts" ADD CONSTRAINT "change_verdicts_audit_id_audit_entries_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_verdicts" ADD CONSTRAINT "change_verdicts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_verdicts" ADD CONSTRAINT "change_verdicts_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_thread_entries" ADD CONSTRAINT "field_thread_entries_thread_id_field_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."field_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_thread_entries" ADD CONSTRAINT "field_thread_entries_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_threads" ADD CONSTRAINT "field_threads_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_threads" ADD CONSTRAINT "field_threads_audit_id_audit_entries_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_threads" ADD CONSTRAINT "field_threads_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_verdicts_once" ON "change_verdicts" USING btree ("audit_id","level");--> statement-breakpoint
CREATE INDEX "change_verdicts_project" ON "change_verdicts" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "field_thread_entries_thread" ON "field_thread_entries" USING btree ("thread_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "field_threads_open" ON "field_threads" USING btree ("project_id","field") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "field_threads_standing" ON "field_threads" USING btree ("opened_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "audit_entries_desk" ON "audit_entries" USING btree ("at","id") WHERE verb in ('project.revise', 'project.plan', 'project.import') and entity in ('projects', 'milestones') and outcome = 'done' and entity_version > 1;