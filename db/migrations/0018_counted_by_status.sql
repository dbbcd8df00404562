DROP INDEX "projects_sums";--> statement-breakpoint
DROP INDEX "projects_stage";--> statement-breakpoint
DROP INDEX "projects_chain";--> statement-breakpoint
CREATE INDEX "projects_sums" ON "projects" USING btree ("unit_id","status","parent_id","total_investment_yuan") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_stage" ON "projects" USING btree ("stage","unit_id","status","parent_id","total_investment_yuan") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_chain" ON "projects" USING btree ("chain_code","unit_id","status","parent_id","total_investment_yuan") WHERE deleted_at is null;