CREATE TABLE "change" (
	"project_id" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"ids" text[],
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_project_id_xid_id_pk" PRIMARY KEY("project_id","xid","id")
);
--> statement-breakpoint
CREATE INDEX "change_in_order" ON "change" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "change_by_time" ON "change" USING btree ("at");