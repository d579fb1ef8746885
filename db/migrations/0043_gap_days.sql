CREATE TABLE "dirty_gap_day" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dirty_gap_day_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"day" integer NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gap_day" (
	"project_id" text NOT NULL,
	"day" integer NOT NULL,
	"from_agent" text,
	"to_agent" text,
	"hop" integer NOT NULL,
	"is_return" boolean NOT NULL,
	"handoffs" integer NOT NULL,
	"compared" integer NOT NULL,
	"with_loss" integer NOT NULL,
	"compared_with_loss" integer NOT NULL,
	"score" double precision NOT NULL,
	"survivals" integer NOT NULL,
	"survival" double precision NOT NULL,
	"withheld" integer NOT NULL,
	"lost" integer NOT NULL,
	"not_understood" integer NOT NULL,
	"unused" integer NOT NULL,
	"withheld_at" integer NOT NULL,
	"lost_at" integer NOT NULL,
	"not_understood_at" integer NOT NULL,
	"unused_at" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dirty_gap_day_by_project" ON "dirty_gap_day" USING btree ("project_id","day");--> statement-breakpoint
CREATE INDEX "gap_day_by_day" ON "gap_day" USING btree ("project_id","day");--> statement-breakpoint
CREATE INDEX "handoff_gap_by_score" ON "handoff_gap" USING btree ("project_id","score","started_at") WHERE "handoff_gap"."score" > 0;--> statement-breakpoint
-- Whoever writes a gap marks its day, old nodes and deletions included. Rows are only added: writers of the
-- same day never wait for each other.
CREATE FUNCTION "mark_gap_days"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO dirty_gap_day (project_id, day)
	SELECT DISTINCT project_id, (started_at / 86400000000000)::int FROM changed;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gap_added" AFTER INSERT ON "handoff_gap" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_gap_days"();
--> statement-breakpoint
CREATE TRIGGER "gap_changed" AFTER UPDATE ON "handoff_gap" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_gap_days"();
--> statement-breakpoint
CREATE TRIGGER "gap_removed" AFTER DELETE ON "handoff_gap" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "mark_gap_days"();
--> statement-breakpoint
INSERT INTO "dirty_gap_day" (project_id, day) SELECT DISTINCT project_id, (started_at / 86400000000000)::int FROM "handoff_gap";
