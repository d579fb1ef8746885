CREATE TABLE "alert" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"condition" jsonb NOT NULL,
	"cool_down_minutes" integer NOT NULL,
	"channel_ids" text[],
	"is_on" boolean NOT NULL,
	"state" text DEFAULT 'quiet' NOT NULL,
	"state_since" timestamp with time zone,
	"is_told" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	"silenced_until" timestamp with time zone,
	"last_value" double precision,
	"last_sample" integer DEFAULT 0 NOT NULL,
	"last_checked_at" timestamp with time zone,
	"next_check_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "alert_event" (
	"project_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "alert_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" text NOT NULL,
	"state" text NOT NULL,
	"value" double precision,
	"sample" integer NOT NULL,
	"is_told" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_event_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_schedule" (
	"project_id" text PRIMARY KEY NOT NULL,
	"schedule" jsonb NOT NULL,
	"channel_ids" text[],
	"next_at" timestamp with time zone NOT NULL,
	"try_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "alert" jsonb;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_event" ADD CONSTRAINT "alert_event_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_next_check" ON "alert" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "alert_event_by_alert" ON "alert_event" USING btree ("project_id","alert_id","id");--> statement-breakpoint
CREATE INDEX "report_schedule_try" ON "report_schedule" USING btree ("try_at");