CREATE TABLE "handoff_chunk" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"offset" bigint NOT NULL,
	"bytes" integer NOT NULL,
	"print" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "handoff_chunk_project_id_handoff_id_offset_pk" PRIMARY KEY("project_id","handoff_id","offset")
);
--> statement-breakpoint
CREATE TABLE "handoff_piece" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"from_byte" bigint NOT NULL,
	"to_byte" bigint NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "handoff_piece_project_id_handoff_id_from_byte_pk" PRIMARY KEY("project_id","handoff_id","from_byte")
);
--> statement-breakpoint
CREATE TABLE "handoff_stream" (
	"project_id" text NOT NULL,
	"handoff_id" text NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"decided_bytes" bigint DEFAULT 0 NOT NULL,
	"read_bytes" bigint DEFAULT 0 NOT NULL,
	"is_ended" boolean DEFAULT false NOT NULL,
	"held_sealed" text,
	"held_key_id" text,
	CONSTRAINT "handoff_stream_project_id_handoff_id_pk" PRIMARY KEY("project_id","handoff_id")
);
--> statement-breakpoint
CREATE INDEX "handoff_piece_by_end" ON "handoff_piece" USING btree ("project_id","handoff_id","to_byte");