ALTER TABLE "task" ADD COLUMN "is_started" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "agent_of_code" ON "agent" USING btree ("project_id") WHERE "agent"."kind" = 'code';