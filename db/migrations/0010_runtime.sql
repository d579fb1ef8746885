CREATE TABLE "approval" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"action" jsonb,
	"allowed" text[] NOT NULL,
	"trace_id" text,
	"handoff_id" text,
	"run_id" text,
	"stage" text,
	"requested_by" text NOT NULL,
	"requested_at" bigint NOT NULL,
	"due_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" bigint,
	"reason" text,
	"edited" jsonb,
	"decision_key" text,
	CONSTRAINT "approval_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"events" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"workflow" text NOT NULL,
	"version" integer NOT NULL,
	"trace_id" text NOT NULL,
	"status" text NOT NULL,
	"event_count" integer NOT NULL,
	"idempotency_key" text,
	"started_by" text,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "run_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "run_event" (
	"project_id" text NOT NULL,
	"run_id" text NOT NULL,
	"seq" integer NOT NULL,
	"event" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "run_event_project_id_run_id_seq_pk" PRIMARY KEY("project_id","run_id","seq")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"parent_id" text,
	"run_id" text,
	"stage" text,
	"from_agent" text NOT NULL,
	"to_agent" text,
	"required_tools" text[] DEFAULT '{}' NOT NULL,
	"pattern" text NOT NULL,
	"is_performed" boolean NOT NULL,
	"state" text NOT NULL,
	"lease" integer DEFAULT 0 NOT NULL,
	"holder" text,
	"lease_expires_at" timestamp with time zone,
	"delivered_at" timestamp with time zone NOT NULL,
	"ack_due_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"timeout_ms" integer NOT NULL,
	"attempt" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"usage" jsonb,
	"created_at" bigint NOT NULL,
	"received_at" bigint,
	"ended_at" bigint,
	CONSTRAINT "task_project_id_handoff_id_pk" PRIMARY KEY("project_id","handoff_id")
);
--> statement-breakpoint
CREATE TABLE "workflow" (
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"author" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_project_id_name_version_pk" PRIMARY KEY("project_id","name","version")
);
--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "endpoint" text;--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "is_down" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "approval_by_request" ON "approval" USING btree ("project_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "approval_open" ON "approval" USING btree ("project_id","requested_at") WHERE "approval"."status" in ('waiting', 'snoozed');--> statement-breakpoint
CREATE INDEX "approval_by_run" ON "approval" USING btree ("project_id","run_id");--> statement-breakpoint
CREATE INDEX "run_by_start" ON "run" USING btree ("project_id","started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_by_idempotency_key" ON "run" USING btree ("project_id","idempotency_key") WHERE "run"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "run_due" ON "run" USING btree ("due_at") WHERE "run"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "task_by_trace" ON "task" USING btree ("project_id","trace_id","created_at");--> statement-breakpoint
CREATE INDEX "task_by_run" ON "task" USING btree ("project_id","run_id");--> statement-breakpoint
CREATE INDEX "task_inbox" ON "task" USING btree ("project_id","to_agent","created_at") WHERE "task"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "task_due" ON "task" USING btree ("due_at") WHERE "task"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "task_ack_due" ON "task" USING btree ("ack_due_at") WHERE "task"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "task_undelivered" ON "task" USING btree ("delivered_at") WHERE "task"."state" = 'queued' and "task"."is_performed";--> statement-breakpoint
CREATE INDEX "task_lease_due" ON "task" USING btree ("lease_expires_at") WHERE "task"."state" in ('claimed', 'accepted');