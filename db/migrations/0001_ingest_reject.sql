CREATE TABLE "ingest_reject" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"source" text NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"event_id" text,
	"body" text,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replayed_at" timestamp with time zone,
	CONSTRAINT "ingest_reject_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE INDEX "ingest_reject_by_time" ON "ingest_reject" USING btree ("project_id","last_at","id");