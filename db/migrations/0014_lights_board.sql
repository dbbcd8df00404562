ALTER TABLE "report_returns" ADD COLUMN "answer" text;--> statement-breakpoint
CREATE INDEX "projects_board" ON "projects" USING btree ("stage",updated_at desc,id desc) WHERE deleted_at is null;