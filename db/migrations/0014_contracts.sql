CREATE TABLE "contract" (
	"project_id" text NOT NULL,
	"from_agent" text NOT NULL,
	"to_agent" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb,
	"author" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_project_id_from_agent_to_agent_version_pk" PRIMARY KEY("project_id","from_agent","to_agent","version")
);
