UPDATE "projects" SET "moved_on" = "updated_at"::date;
