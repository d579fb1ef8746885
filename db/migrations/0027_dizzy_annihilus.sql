CREATE TABLE "rule_simulation" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"document" jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"lease" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"counted" integer DEFAULT 0 NOT NULL,
	"newest_at" bigint,
	"oldest_at" bigint,
	"result" jsonb,
	"asked_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "rule_simulation_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "rule_simulation" ADD CONSTRAINT "rule_simulation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_simulation_by_time" ON "rule_simulation" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE INDEX "rule_simulation_open" ON "rule_simulation" USING btree ("updated_at") WHERE "rule_simulation"."ended_at" is null;