-- A summary that was issued is never changed and never withdrawn; a later one says what is different.
CREATE TRIGGER report_snapshots_stay BEFORE UPDATE OR DELETE ON report_snapshots FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
