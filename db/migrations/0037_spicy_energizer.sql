CREATE TABLE "finding_threshold" (
	"project_id" text PRIMARY KEY NOT NULL,
	"changed" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "finding_threshold" ADD CONSTRAINT "finding_threshold_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;