CREATE TABLE "approval_viewer" (
	"project_id" text NOT NULL,
	"approval_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_viewer_project_id_approval_id_user_id_pk" PRIMARY KEY("project_id","approval_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "routing_word" (
	"project_id" text NOT NULL,
	"fact" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "routing_word_project_id_fact_value_pk" PRIMARY KEY("project_id","fact","value")
);
--> statement-breakpoint
ALTER TABLE "approval_viewer" ADD CONSTRAINT "approval_viewer_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_word" ADD CONSTRAINT "routing_word_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_viewer_by_time" ON "approval_viewer" USING btree ("seen_at");