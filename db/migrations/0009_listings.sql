DROP INDEX "listing_standards_rule";--> statement-breakpoint
DROP INDEX "listing_cases_company";--> statement-breakpoint
DROP INDEX "listing_cases_unit";--> statement-breakpoint
DROP INDEX "listing_cases_stage";--> statement-breakpoint
CREATE INDEX "listing_milestones_planned" ON "listing_milestones" USING btree ("case_id","planned_on") WHERE actual_on is null and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_side_states_open" ON "listing_side_states" USING btree ("case_id") WHERE to_day is null and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_standards_rule" ON "listing_standards" USING btree ("rule_id","valid_from") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_cases_company" ON "listing_cases" USING btree ("company_id") WHERE deleted_at is null and stage <> 'LISTED';--> statement-breakpoint
CREATE INDEX "listing_cases_unit" ON "listing_cases" USING btree ("unit_id",updated_at desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "listing_cases_stage" ON "listing_cases" USING btree ("stage","stage_on","id") WHERE deleted_at is null;