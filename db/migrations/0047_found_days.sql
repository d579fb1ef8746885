CREATE TABLE "dirty_found_day" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dirty_found_day_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"day" integer NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding_day" (
	"project_id" text NOT NULL,
	"day" integer NOT NULL,
	"kind" text NOT NULL,
	"cause_id" text,
	"trace_id" text,
	"rank" smallint NOT NULL,
	"findings" integer NOT NULL,
	"traces" integer NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loss_day" (
	"project_id" text NOT NULL,
	"day" integer NOT NULL,
	"pattern" text NOT NULL,
	"stage" text NOT NULL,
	"trace_id" text,
	"is_key" boolean NOT NULL,
	"facts" integer NOT NULL,
	"handoffs" integer NOT NULL,
	"traces" integer NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dirty_found_day_by_project" ON "dirty_found_day" USING btree ("project_id","day");--> statement-breakpoint
CREATE INDEX "finding_day_by_day" ON "finding_day" USING btree ("project_id","day");--> statement-breakpoint
CREATE INDEX "loss_day_by_day" ON "loss_day" USING btree ("project_id","day");--> statement-breakpoint
-- Whoever writes findings or losses marks their days, old nodes and deletions included, and all days of the traces
-- that they are of: a trace with rows on several days is kept apart on each. Rows are only added, as to "dirty_hour".
-- Planned anew each time: one statement changes a row or a hundred thousand.
CREATE FUNCTION "mark_found_days"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('
		INSERT INTO dirty_found_day (project_id, day)
		SELECT project_id, (started_at / 86400000000000)::int FROM changed
		UNION
		SELECT c.project_id, (o.started_at / 86400000000000)::int
		FROM (SELECT DISTINCT project_id, trace_id FROM changed) c CROSS JOIN LATERAL (
			SELECT started_at FROM %I WHERE project_id = c.project_id AND trace_id = c.trace_id OFFSET 0
		) o', TG_TABLE_NAME);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "finding_day_added" AFTER INSERT ON "finding" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "finding_day_was" AFTER UPDATE ON "finding" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "finding_day_changed" AFTER UPDATE ON "finding" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "finding_day_removed" AFTER DELETE ON "finding" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "loss_day_added" AFTER INSERT ON "fact_loss" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "loss_day_was" AFTER UPDATE ON "fact_loss" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "loss_day_changed" AFTER UPDATE ON "fact_loss" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
CREATE TRIGGER "loss_day_removed" AFTER DELETE ON "fact_loss" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_found_days"();
--> statement-breakpoint
INSERT INTO "dirty_found_day" (project_id, day)
SELECT project_id, (started_at / 86400000000000)::int FROM "finding"
UNION SELECT project_id, (started_at / 86400000000000)::int FROM "fact_loss";
