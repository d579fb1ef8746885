ALTER TABLE "notice_channel" ADD COLUMN "mail" jsonb;--> statement-breakpoint
ALTER TABLE "notice_channel" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "notice_channel" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "notice_channel" ADD COLUMN "digest" jsonb;--> statement-breakpoint
ALTER TABLE "notice_channel" ADD COLUMN "next_digest_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notice_channel_digest" ON "notice_channel" USING btree ("next_digest_at");