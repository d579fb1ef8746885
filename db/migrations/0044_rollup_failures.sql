CREATE TABLE "analysis_progress" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"done_before" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup_failure" (
	"project_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"failures" integer DEFAULT 1 NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retry_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rollup_failure_project_id_kind_pk" PRIMARY KEY("project_id","kind")
);
--> statement-breakpoint
-- Before the trigger of the next one: whoever works writes findings first and marks hours then, so locks are
-- taken in that order here, too, and the hours are not held while this is built.
CREATE INDEX "finding_counted" ON "finding" USING btree ("project_id","started_at","kind","severity","status","cause_id","trace_id");
