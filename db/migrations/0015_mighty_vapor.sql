CREATE TABLE "approval_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approval_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"approval_id" text NOT NULL,
	"step" text NOT NULL,
	"by" text NOT NULL,
	"note" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_policy" (
	"project_id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "approval_open";--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "context" jsonb;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "requester" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "request_key" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "action_hash" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "context_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "shape" text DEFAULT 'baton' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "assignee_id" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "deciders" jsonb;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "quorum" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "approved_by" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "timeout_ms" bigint;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "on_timeout" jsonb;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "escalations" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "effective_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "receipt_at" bigint;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "receipt_note" text;--> statement-breakpoint
ALTER TABLE "approval_policy" ADD CONSTRAINT "approval_policy_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_event_of" ON "approval_event" USING btree ("project_id","approval_id","id");--> statement-breakpoint
CREATE INDEX "approval_by_status" ON "approval" USING btree ("project_id","status","requested_at","id");--> statement-breakpoint
CREATE INDEX "approval_closed" ON "approval" USING btree ("project_id","requested_at","id") WHERE "approval"."status" in ('decided', 'expired', 'cancelled');--> statement-breakpoint
CREATE INDEX "approval_of_assignee" ON "approval" USING btree ("project_id","assignee_id","requested_at","id") WHERE "approval"."status" in ('waiting', 'snoozed');--> statement-breakpoint
CREATE INDEX "approval_by_trace" ON "approval" USING btree ("project_id","trace_id");--> statement-breakpoint
CREATE INDEX "approval_refused" ON "approval" USING btree ("project_id","context_hash") WHERE "approval"."decision" = 'reject';--> statement-breakpoint
CREATE UNIQUE INDEX "approval_by_request_key" ON "approval" USING btree ("project_id","requester","request_key") WHERE "approval"."request_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_open_action" ON "approval" USING btree ("project_id","requester","action_hash") WHERE "approval"."status" in ('waiting', 'snoozed') and "approval"."action_hash" is not null;--> statement-breakpoint
CREATE INDEX "approval_due" ON "approval" USING btree ("due_at") WHERE "approval"."status" in ('waiting', 'snoozed') and "approval"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "approval_effective" ON "approval" USING btree ("effective_at") WHERE "approval"."status" in ('waiting', 'snoozed') and "approval"."effective_at" is not null;--> statement-breakpoint
CREATE INDEX "approval_snoozed" ON "approval" USING btree ("snoozed_until") WHERE "approval"."status" = 'snoozed';