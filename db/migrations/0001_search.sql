-- Every character and every pair of neighbours of a search text: what one- and two-character questions are looked up by.
CREATE FUNCTION search_grams(body text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  grams text[] := '{}';
  before text := NULL;
  letter text;
BEGIN
  FOREACH letter IN ARRAY regexp_split_to_array(body, '') LOOP
    IF letter = '|' THEN
      before := NULL;
      CONTINUE;
    END IF;
    grams := grams || letter;
    IF before IS NOT NULL THEN
      grams := grams || (before || letter);
    END IF;
    before := letter;
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT unnest(grams));
END $$;
--> statement-breakpoint
CREATE INDEX projects_search ON projects USING gin (search_grams(search_text));
--> statement-breakpoint
CREATE INDEX companies_search ON companies USING gin (search_grams(search_text));
--> statement-breakpoint
-- Audit rows and the versions beside them are only ever added.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
CREATE TRIGGER versions_stay BEFORE UPDATE OR DELETE ON versions FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
