CREATE TABLE "ingest_minute" (
	"project_id" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"slot" smallint NOT NULL,
	"accepted" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"lag_counts" integer[] NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ingest_minute_project_id_minute_source_slot_pk" PRIMARY KEY("project_id","minute","source","slot")
);
--> statement-breakpoint
CREATE TABLE "ingest_reject_minute" (
	"project_id" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"code" text NOT NULL,
	"rejected" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ingest_reject_minute_project_id_minute_source_code_pk" PRIMARY KEY("project_id","minute","source","code")
);
--> statement-breakpoint
ALTER TABLE "ingest_reject" ADD COLUMN "kind" text DEFAULT 'event' NOT NULL;--> statement-breakpoint
CREATE INDEX "ingest_minute_by_time" ON "ingest_minute" USING btree ("minute");--> statement-breakpoint
CREATE INDEX "ingest_reject_minute_by_time" ON "ingest_reject_minute" USING btree ("minute");