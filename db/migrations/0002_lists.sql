DROP INDEX "companies_unit";--> statement-breakpoint
DROP INDEX "projects_unit_updated";--> statement-breakpoint
DROP INDEX "projects_updated";--> statement-breakpoint
DROP INDEX "projects_total";--> statement-breakpoint
DROP INDEX "projects_signed";--> statement-breakpoint
CREATE INDEX "companies_unit_updated" ON "companies" USING btree ("unit_id",updated_at desc,id desc);--> statement-breakpoint
CREATE INDEX "companies_updated" ON "companies" USING btree (updated_at desc,id desc);--> statement-breakpoint
CREATE INDEX "projects_sums" ON "projects" USING btree ("unit_id","parent_id","total_investment_yuan") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_name" ON "projects" USING btree ("name" collate "zh-x-icu","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_unit_updated" ON "projects" USING btree ("unit_id",updated_at desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_updated" ON "projects" USING btree (updated_at desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_total" ON "projects" USING btree (coalesce(total_investment_yuan, -1) desc,id desc) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "projects_signed" ON "projects" USING btree (coalesce(signed_on, date '0001-01-01') desc,id desc) WHERE deleted_at is null;