ALTER TABLE "agent_transcript" ADD COLUMN "remote" jsonb;--> statement-breakpoint
ALTER TABLE "agent_transcript" ADD COLUMN "is_remote_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "agent_transcript_remote" ON "agent_transcript" USING btree ("project_id","handoff_id") WHERE "agent_transcript"."is_remote_open";