CREATE TABLE "resolution_projects" (
	"resolution_id" bigint NOT NULL,
	"project_id" bigint NOT NULL,
	CONSTRAINT "resolution_projects_resolution_id_project_id_pk" PRIMARY KEY("resolution_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "resolutions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"item_id" bigint,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"verdict" text,
	"body" text NOT NULL,
	"level" text DEFAULT 'normal' NOT NULL,
	"owner_unit_id" bigint,
	"owner_id" bigint,
	"department_id" bigint,
	"due_on" date,
	"assignment_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review_figures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_figures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"item_id" bigint,
	"frozen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"project_id" bigint,
	"resolution_id" bigint,
	"topic" text,
	"title" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"minutes" integer NOT NULL,
	"unit_id" bigint,
	"presenter" text,
	"obstacle" text,
	"department_id" bigint,
	"suggestion" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review_papers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_papers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"edition" integer NOT NULL,
	"content" jsonb NOT NULL,
	"file_id" bigint,
	"digest" text NOT NULL,
	"signed_by" bigint,
	"signed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review_turns" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "review_turns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"item_id" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_user_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"title" text NOT NULL,
	"unit_id" bigint NOT NULL,
	"held_on" date NOT NULL,
	"starts_at" text NOT NULL,
	"place" text,
	"chair" text,
	"attendees" text,
	"budget" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"freezes_at" timestamp with time zone,
	"frozen_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" bigint,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "reviews_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "resolution_projects" ADD CONSTRAINT "resolution_projects_resolution_id_resolutions_id_fk" FOREIGN KEY ("resolution_id") REFERENCES "public"."resolutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolution_projects" ADD CONSTRAINT "resolution_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_item_id_review_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."review_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_owner_unit_id_units_id_fk" FOREIGN KEY ("owner_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_department_id_units_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_figures" ADD CONSTRAINT "review_figures_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_figures" ADD CONSTRAINT "review_figures_item_id_review_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."review_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_department_id_units_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_papers" ADD CONSTRAINT "review_papers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_papers" ADD CONSTRAINT "review_papers_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_turns" ADD CONSTRAINT "review_turns_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_turns" ADD CONSTRAINT "review_turns_item_id_review_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."review_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_turns" ADD CONSTRAINT "review_turns_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resolution_projects_project" ON "resolution_projects" USING btree ("project_id","resolution_id");--> statement-breakpoint
CREATE INDEX "resolutions_review" ON "resolutions" USING btree ("review_id","number");--> statement-breakpoint
CREATE INDEX "resolutions_item" ON "resolutions" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "resolutions_owner" ON "resolutions" USING btree ("owner_unit_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_figures_item" ON "review_figures" USING btree ("item_id") WHERE item_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_figures_whole" ON "review_figures" USING btree ("review_id") WHERE item_id is null;--> statement-breakpoint
CREATE INDEX "review_figures_review" ON "review_figures" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "review_items_review" ON "review_items" USING btree ("review_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_project" ON "review_items" USING btree ("review_id","project_id") WHERE kind = 'project' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "review_items_of_project" ON "review_items" USING btree ("project_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_papers_edition" ON "review_papers" USING btree ("review_id","kind","edition");--> statement-breakpoint
CREATE INDEX "review_turns_review" ON "review_turns" USING btree ("review_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_serial" ON "reviews" USING btree ("year","serial");--> statement-breakpoint
CREATE INDEX "reviews_held" ON "reviews" USING btree ("held_on","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "reviews_freezing" ON "reviews" USING btree ("freezes_at") WHERE state = 'draft' and freezes_at is not null;