CREATE TABLE "masking_policy" (
	"project_id" text PRIMARY KEY NOT NULL,
	"allow" text[] NOT NULL,
	"patterns" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "masking_policy" ADD CONSTRAINT "masking_policy_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;