CREATE TABLE "agent_call" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"step" integer NOT NULL,
	"position" integer NOT NULL,
	"call_id" text NOT NULL,
	"name" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"is_approved" boolean DEFAULT false NOT NULL,
	"waits_for" text,
	"is_error" boolean DEFAULT false NOT NULL,
	"result" jsonb,
	CONSTRAINT "agent_call_project_id_handoff_id_step_position_pk" PRIMARY KEY("project_id","handoff_id","step","position")
);
--> statement-breakpoint
CREATE TABLE "agent_transcript" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"messages" jsonb NOT NULL,
	"steps" integer DEFAULT 0 NOT NULL,
	"usage" jsonb NOT NULL,
	"left_ms" bigint,
	CONSTRAINT "agent_transcript_project_id_handoff_id_pk" PRIMARY KEY("project_id","handoff_id")
);
--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "settings" jsonb;--> statement-breakpoint
CREATE INDEX "agent_call_waiting" ON "agent_call" USING btree ("project_id","waits_for") WHERE "agent_call"."state" = 'waiting';