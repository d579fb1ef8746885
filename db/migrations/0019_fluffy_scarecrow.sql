CREATE TABLE "vault_secret" (
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"agents" text[] NOT NULL,
	"hosts" text[] NOT NULL,
	"sealed" text NOT NULL,
	"key_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"last_used_by" text,
	"last_used_host" text,
	CONSTRAINT "vault_secret_project_id_name_pk" PRIMARY KEY("project_id","name")
);
--> statement-breakpoint
CREATE TABLE "vault_use" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vault_use_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"agent" text NOT NULL,
	"host" text NOT NULL,
	"way" text NOT NULL,
	"refusal" text,
	"asked_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vault_secret" ADD CONSTRAINT "vault_secret_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_use" ADD CONSTRAINT "vault_use_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vault_secret_by_key" ON "vault_secret" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "vault_use_by_secret" ON "vault_use" USING btree ("project_id","name","id");