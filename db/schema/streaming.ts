import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { HandoffId, ProjectId } from "../../lib/domain/ids";
import { nanosColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const handoffId = () => text("handoff_id").$type<HandoffId>().notNull();
/** In bytes of what the sender sent. */
const bytesColumn = (name: string) => bigint(name, { mode: "number" }).notNull();

/** How far a streaming handoff is: one row, so that two chunks meet on it. */
export const handoffStream = pgTable(
  "handoff_stream",
  {
    projectId: projectId(),
    handoffId: handoffId(),
    receivedBytes: bytesColumn("received_bytes").default(0),
    /** Scanned, and there for readers. */
    decidedBytes: bytesColumn("decided_bytes").default(0),
    readBytes: bytesColumn("read_bytes").default(0),
    isEnded: boolean("is_ended").notNull().default(false),
    /** The tail that may be the beginning of a secret: sealed, until it is decided. */
    heldSealed: text("held_sealed"),
    heldKeyId: text("held_key_id"),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.handoffId] })],
);

/** What came, so that a repeat can be told from an overlap. */
export const handoffChunk = pgTable(
  "handoff_chunk",
  {
    projectId: projectId(),
    handoffId: handoffId(),
    offset: bytesColumn("offset"),
    bytes: integer("bytes").notNull(),
    /** Keyed: nobody can guess back from it. */
    print: text("print").notNull(),
    at: nanosColumn("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.handoffId, table.offset] })],
);

/** What readers get, masked. */
export const handoffPiece = pgTable(
  "handoff_piece",
  {
    projectId: projectId(),
    handoffId: handoffId(),
    fromByte: bytesColumn("from_byte"),
    toByte: bytesColumn("to_byte"),
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.handoffId, table.fromByte] }),
    index("handoff_piece_by_end").on(table.projectId, table.handoffId, table.toByte),
  ],
);
