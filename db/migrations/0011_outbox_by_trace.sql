ALTER TABLE "outbox" ADD COLUMN "trace_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_by_trace" ON "outbox" USING btree ("project_id","trace_id");