-- What a meeting saw and which page it was on are only ever added.
CREATE TRIGGER review_figures_stay BEFORE UPDATE OR DELETE ON review_figures FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
CREATE TRIGGER review_turns_stay BEFORE UPDATE OR DELETE ON review_turns FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
-- A meeting goes forward only, and one that is closed stays as it was closed.
CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  road CONSTANT text[] := ARRAY['draft', 'frozen', 'running', 'closed'];
BEGIN
  IF OLD.state = 'closed' OR array_position(road, NEW.state) < array_position(road, OLD.state) THEN
    RAISE EXCEPTION 'a meeting that is % cannot become %', OLD.state, NEW.state;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_go_forward BEFORE UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION refuse_reopening();
--> statement-breakpoint
-- A paper that was signed stays as it was signed.
CREATE FUNCTION refuse_resigning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a signed paper is never changed or removed';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_papers_stay_signed BEFORE UPDATE OR DELETE ON review_papers FOR EACH ROW EXECUTE FUNCTION refuse_resigning();
