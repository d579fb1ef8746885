CREATE TABLE "blackboard_entry" (
	"project_id" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "blackboard_entry_project_id_key_pk" PRIMARY KEY("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "blackboard_permission" (
	"project_id" text NOT NULL,
	"agent" text NOT NULL,
	"prefix" text collate "C" NOT NULL,
	"can_read" boolean NOT NULL,
	"can_write" boolean NOT NULL,
	CONSTRAINT "blackboard_permission_project_id_agent_prefix_pk" PRIMARY KEY("project_id","agent","prefix")
);
--> statement-breakpoint
CREATE TABLE "blackboard_read" (
	"project_id" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"reader" text NOT NULL,
	"count" bigint NOT NULL,
	"first_read_at" bigint NOT NULL,
	"last_read_at" bigint NOT NULL,
	CONSTRAINT "blackboard_read_project_id_key_version_reader_pk" PRIMARY KEY("project_id","key","version","reader")
);
--> statement-breakpoint
CREATE TABLE "blackboard_version" (
	"project_id" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"bytes" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" bigint NOT NULL,
	"trace_id" text,
	"handoff_id" text,
	CONSTRAINT "blackboard_version_project_id_key_version_pk" PRIMARY KEY("project_id","key","version")
);
--> statement-breakpoint
CREATE INDEX "task_by_output_key" ON "task" USING btree ("project_id",("payload" ->> 'output_key')) WHERE "task"."payload" ? 'output_key';--> statement-breakpoint
CREATE INDEX "task_by_result_key" ON "task" USING btree ("project_id",("result" ->> 'output_key')) WHERE ("task"."result" ->> 'output_key') is not null;