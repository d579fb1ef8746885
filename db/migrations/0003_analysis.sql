CREATE TABLE "fact_loss" (
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"stage" text NOT NULL,
	"path" text NOT NULL,
	"pattern" text NOT NULL,
	"text" text NOT NULL,
	"is_key" boolean NOT NULL,
	"started_at" bigint NOT NULL,
	CONSTRAINT "fact_loss_project_id_trace_id_handoff_id_stage_path_pk" PRIMARY KEY("project_id","trace_id","handoff_id","stage","path")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"title" text NOT NULL,
	"handoff_ids" text[] NOT NULL,
	"evidence" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"started_at" bigint NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_project_id_trace_id_id_pk" PRIMARY KEY("project_id","trace_id","id")
);
--> statement-breakpoint
CREATE TABLE "handoff_gap" (
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"from_agent" text,
	"to_agent" text,
	"hop" integer NOT NULL,
	"is_return" boolean NOT NULL,
	"score" real,
	"survival" real,
	"withheld" integer NOT NULL,
	"lost" integer NOT NULL,
	"not_understood" integer NOT NULL,
	"unused" integer NOT NULL,
	"started_at" bigint NOT NULL,
	CONSTRAINT "handoff_gap_project_id_trace_id_handoff_id_pk" PRIMARY KEY("project_id","trace_id","handoff_id")
);
--> statement-breakpoint
ALTER TABLE "trace" ADD COLUMN "analysed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "fact_loss_by_start" ON "fact_loss" USING btree ("project_id","started_at");--> statement-breakpoint
CREATE INDEX "finding_by_kind" ON "finding" USING btree ("project_id","kind","started_at");--> statement-breakpoint
CREATE INDEX "finding_by_start" ON "finding" USING btree ("project_id","started_at","id");--> statement-breakpoint
CREATE INDEX "handoff_gap_by_start" ON "handoff_gap" USING btree ("project_id","started_at");--> statement-breakpoint
CREATE INDEX "trace_by_change" ON "trace" USING brin ("updated_at");