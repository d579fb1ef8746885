CREATE TABLE "session_key" (
	"project_id" text NOT NULL,
	"key" text NOT NULL,
	"trace_id" text NOT NULL,
	CONSTRAINT "session_key_project_id_key_trace_id_pk" PRIMARY KEY("project_id","key","trace_id")
);
