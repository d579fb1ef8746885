-- Arguments: the topic, and the column that names what changed. One row a statement and project.
CREATE FUNCTION "tell_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	told bigint;
BEGIN
	EXECUTE format(
		'insert into change (project_id, topic, ids)
		select project_id, %L, case when count(distinct %I) <= 500 then array_agg(distinct %I) end
		from changed group by project_id', TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
	GET DIAGNOSTICS told = ROW_COUNT;
	IF told > 0 THEN
		PERFORM pg_notify('baton_change', '');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "trace_added" AFTER INSERT ON "trace" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('trace', 'id');
--> statement-breakpoint
CREATE TRIGGER "trace_changed" AFTER UPDATE ON "trace" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('trace', 'id');
--> statement-breakpoint
CREATE TRIGGER "trace_removed" AFTER DELETE ON "trace" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('trace', 'id');
--> statement-breakpoint
CREATE TRIGGER "handoff_added" AFTER INSERT ON "handoff" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('handoff', 'trace_id');
--> statement-breakpoint
CREATE TRIGGER "handoff_changed" AFTER UPDATE ON "handoff" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('handoff', 'trace_id');
--> statement-breakpoint
CREATE TRIGGER "run_added" AFTER INSERT ON "run" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('run', 'id');
--> statement-breakpoint
CREATE TRIGGER "run_changed" AFTER UPDATE ON "run" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('run', 'id');
--> statement-breakpoint
CREATE TRIGGER "approval_added" AFTER INSERT ON "approval" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('approval', 'id');
--> statement-breakpoint
CREATE TRIGGER "approval_changed" AFTER UPDATE ON "approval" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('approval', 'id');
--> statement-breakpoint
CREATE TRIGGER "finding_added" AFTER INSERT ON "finding" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('finding', 'trace_id');
--> statement-breakpoint
CREATE TRIGGER "finding_changed" AFTER UPDATE ON "finding" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "tell_change"('finding', 'trace_id');
