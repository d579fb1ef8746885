-- A run's status is told at once. What else happens in it is told with its trace (`tellRunsOf`): each of
-- its handoffs would otherwise wait for a statement planned anew, and for the lock of a notification.
CREATE FUNCTION "tell_run_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO change (project_id, topic, ids)
	SELECT changed.project_id, 'run', CASE WHEN count(*) <= 500 THEN array_agg(changed.id) END
	FROM changed JOIN before USING (project_id, id)
	WHERE changed.status <> before.status OR changed.ended_at IS DISTINCT FROM before.ended_at
	GROUP BY changed.project_id;
	IF FOUND THEN
		PERFORM pg_notify('baton_change', '');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER "run_changed" ON "run";
--> statement-breakpoint
CREATE TRIGGER "run_changed" AFTER UPDATE ON "run" REFERENCING NEW TABLE AS changed OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION "tell_run_status"();
