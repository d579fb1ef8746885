CREATE TABLE "dirty_week" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dirty_week_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"week" integer NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dirty_week_by_project" ON "dirty_week" USING btree ("project_id","week");--> statement-breakpoint
-- Whoever takes the marks of hours away rolls them up in the same transaction, old nodes included: what their
-- week was added up of is another from then on. Rows are only added, as to "dirty_hour".
CREATE FUNCTION "mark_weeks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO dirty_week (project_id, week)
	SELECT DISTINCT project_id, hour - mod(hour, 168) FROM taken;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "hours_taken" AFTER DELETE ON "dirty_hour" REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION "mark_weeks"();
--> statement-breakpoint
INSERT INTO "dirty_week" (project_id, week) SELECT DISTINCT project_id, at - mod(at, 168) FROM "rollup" WHERE grain = 'day';
