DROP INDEX "saved_view_name";--> statement-breakpoint
ALTER TABLE "saved_view" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_shared_name" ON "saved_view" USING btree ("project_id","name") WHERE "saved_view"."is_shared";--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_own_name" ON "saved_view" USING btree ("project_id","created_by","name") WHERE not "saved_view"."is_shared";