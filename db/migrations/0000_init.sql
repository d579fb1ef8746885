CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"label" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "member" (
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"project_id" text NOT NULL,
	"day" date NOT NULL,
	"trace_id" text NOT NULL,
	"id" text NOT NULL,
	"handoff_id" text,
	"name" text NOT NULL,
	"origin" text NOT NULL,
	"source" text NOT NULL,
	"at" bigint,
	"body" jsonb NOT NULL,
	CONSTRAINT "event_project_id_day_trace_id_id_pk" PRIMARY KEY("project_id","day","trace_id","id")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "payload" (
	"project_id" text NOT NULL,
	"day" date NOT NULL,
	"trace_id" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" integer NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "payload_project_id_day_trace_id_hash_pk" PRIMARY KEY("project_id","day","trace_id","hash")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "span" (
	"project_id" text NOT NULL,
	"day" date NOT NULL,
	"trace_id" text NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"agent" text,
	"service" text,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"status" text NOT NULL,
	"status_message" text,
	"attributes" jsonb NOT NULL,
	"input" jsonb,
	"output" jsonb,
	CONSTRAINT "span_project_id_day_trace_id_id_pk" PRIMARY KEY("project_id","day","trace_id","id")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "agent" (
	"project_id" text NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"role" text,
	"capabilities" text[] DEFAULT '{}' NOT NULL,
	"description" text,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_project_id_service_name_pk" PRIMARY KEY("project_id","service","name")
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"project_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"id" text NOT NULL,
	"seq" integer NOT NULL,
	"parent_id" text,
	"declared_type" text,
	"declared_parent_id" text,
	"from_agent" text,
	"to_agent" text,
	"from_service" text,
	"to_service" text,
	"type" text NOT NULL,
	"pattern" text,
	"mode" text,
	"phase" text,
	"reason" text,
	"task" text,
	"justification" text,
	"acceptance_criteria" jsonb NOT NULL,
	"required_tools" jsonb NOT NULL,
	"output_key" text,
	"explicit" boolean,
	"justified" boolean,
	"validated" boolean,
	"staged" boolean,
	"pooled" boolean,
	"inferred" boolean NOT NULL,
	"inferred_why" text,
	"outcome" text NOT NULL,
	"standing" text,
	"error" jsonb,
	"initiated_at" bigint,
	"sent_at" bigint,
	"arrived_at" bigint,
	"ready_at" bigint,
	"received_at" bigint,
	"accepted_at" bigint,
	"completed_at" bigint,
	"returned_at" bigint,
	"first_sign_at" bigint NOT NULL,
	"last_sign_at" bigint NOT NULL,
	"timing" jsonb NOT NULL,
	"flags" jsonb NOT NULL,
	"quality" double precision,
	"usage" jsonb,
	"loop_state" jsonb,
	"held" jsonb,
	"sent" jsonb,
	"received" jsonb,
	"understood" jsonb,
	"result" jsonb,
	"context_bytes" integer,
	"source" text NOT NULL,
	CONSTRAINT "handoff_project_id_trace_id_id_pk" PRIMARY KEY("project_id","trace_id","id")
);
--> statement-breakpoint
CREATE TABLE "trace" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"day" date NOT NULL,
	"name" text,
	"label" text,
	"session_id" text,
	"source" text NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"last_sign_at" bigint NOT NULL,
	"stated_status" text,
	"agents" text[] DEFAULT '{}' NOT NULL,
	"handoff_count" integer DEFAULT 0 NOT NULL,
	"span_count" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"usage" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trace_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_key_project" ON "api_key" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "event_by_handoff" ON "event" USING btree ("project_id","day","trace_id","handoff_id");--> statement-breakpoint
CREATE INDEX "handoff_by_id" ON "handoff" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "handoff_by_start" ON "handoff" USING btree ("project_id","first_sign_at","trace_id","id");--> statement-breakpoint
CREATE INDEX "handoff_by_pair" ON "handoff" USING btree ("project_id","from_agent","to_agent","first_sign_at");--> statement-breakpoint
CREATE INDEX "handoff_open" ON "handoff" USING btree ("project_id","outcome","last_sign_at");--> statement-breakpoint
CREATE INDEX "trace_by_start" ON "trace" USING btree ("project_id","started_at","id");--> statement-breakpoint
CREATE INDEX "trace_by_session" ON "trace" USING btree ("project_id","session_id","started_at");--> statement-breakpoint
CREATE INDEX "trace_by_source" ON "trace" USING btree ("project_id","source","created_at");
--> statement-breakpoint
DO $$
BEGIN
  ALTER TABLE "payload" ALTER COLUMN "body" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "baton_ensure_day"("wanted" date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "parent" text;
  "child" text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('baton_ensure_day'));
  FOREACH "parent" IN ARRAY ARRAY['span', 'event', 'payload'] LOOP
    "child" := format('%s_%s', "parent", to_char("wanted", 'YYYYMMDD'));
    IF to_regclass(format('%I', "child")) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        "child", "parent", "wanted", "wanted" + 1
      );
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Rewritten in place while a trace runs: room on the page keeps such updates out of the indexes.
ALTER TABLE "trace" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "handoff" SET (fillfactor = 80);
