CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"busy" integer NOT NULL,
	"capacity" integer NOT NULL,
	"is_draining" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_pool" (
	"project_id" text NOT NULL,
	"agent" text NOT NULL,
	"worker_id" text NOT NULL,
	"warm" integer NOT NULL,
	"busy" integer NOT NULL,
	"max" integer NOT NULL,
	"cold_starts" integer NOT NULL,
	"warm_starts" integer NOT NULL,
	CONSTRAINT "worker_pool_project_id_agent_worker_id_pk" PRIMARY KEY("project_id","agent","worker_id")
);
--> statement-breakpoint
ALTER TABLE "worker_pool" ADD CONSTRAINT "worker_pool_worker_id_worker_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."worker"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "worker_pool_by_worker" ON "worker_pool" USING btree ("worker_id");--> statement-breakpoint
CREATE INDEX "run_by_trace" ON "run" USING btree ("project_id","trace_id");