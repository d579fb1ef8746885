CREATE TABLE "dirty_hour" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dirty_hour_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"hour" integer NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup" (
	"project_id" text NOT NULL,
	"grain" text NOT NULL,
	"dimension" text NOT NULL,
	"at" integer NOT NULL,
	"a" text,
	"b" text,
	"c" text,
	"count" integer NOT NULL,
	"decided" integer NOT NULL,
	"succeeded" integer NOT NULL,
	"incomplete" integer NOT NULL,
	"context_lost" integer NOT NULL,
	"begun" integer NOT NULL,
	"sized" integer NOT NULL,
	"bytes" double precision NOT NULL,
	"timed" integer NOT NULL,
	"handoff_ms" double precision NOT NULL,
	"latencies" "bytea"
);
--> statement-breakpoint
CREATE INDEX "dirty_hour_by_project" ON "dirty_hour" USING btree ("project_id","hour");--> statement-breakpoint
CREATE INDEX "rollup_by_time" ON "rollup" USING btree ("project_id","dimension","grain","at");--> statement-breakpoint
CREATE INDEX "rollup_by_pair" ON "rollup" USING btree ("project_id","dimension","grain","a","b","at");