CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"created_by" text,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_document" (
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"part" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_document_project_id_trace_id_part_pk" PRIMARY KEY("project_id","trace_id","part")
);
--> statement-breakpoint
CREATE TABLE "search_pending" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_pending_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree ("project_id","name");--> statement-breakpoint
CREATE INDEX "search_document_words" ON "search_document" USING gin ("words");--> statement-breakpoint
CREATE INDEX "handoff_by_error" ON "handoff" USING btree ("project_id",lower("error" ->> 'type')) WHERE "handoff"."error" is not null;--> statement-breakpoint
CREATE INDEX "handoff_by_flag" ON "handoff" USING btree ("project_id","first_sign_at") WHERE "handoff"."flags" <> '[]'::jsonb;--> statement-breakpoint
CREATE INDEX "trace_by_agent" ON "trace" USING gin ("agents");--> statement-breakpoint
-- What was stored before there was an index is indexed as well.
INSERT INTO "search_pending" ("project_id", "trace_id") SELECT "project_id", "id" FROM "trace";
