CREATE TABLE "finding_cause" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_cause_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "finding_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finding_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"cause_id" text NOT NULL,
	"status" text NOT NULL,
	"changed_by" text,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Worked out again from their traces, with their causes (ANALYSIS_VERSION).
DELETE FROM "finding";--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "cause_id" text NOT NULL;--> statement-breakpoint
CREATE INDEX "finding_change_by_cause" ON "finding_change" USING btree ("project_id","cause_id","id");--> statement-breakpoint
CREATE INDEX "finding_by_cause" ON "finding" USING btree ("project_id","cause_id","started_at");