import {
  bigint,
  boolean,
  customType,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import { nanosColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
/** In the order of bytes, so that a prefix is one range of the index. */
const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
const keyColumn = () => plainText("key").notNull();

/** The newest version of each key: one row, so that two writers meet on it. */
export const boardEntry = pgTable(
  "blackboard_entry",
  {
    projectId: projectId(),
    key: keyColumn(),
    version: integer("version").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key] })],
);

/** Every value that a key ever had. */
export const boardVersion = pgTable(
  "blackboard_version",
  {
    projectId: projectId(),
    key: keyColumn(),
    version: integer("version").notNull(),
    /** Masked, as JSON text. */
    body: text("body").notNull(),
    bytes: integer("bytes").notNull(),
    writtenBy: text("written_by").notNull(),
    writtenAt: nanosColumn("written_at").notNull(),
    /** The handoff that it was written for, where that is known. */
    traceId: text("trace_id").$type<TraceId>(),
    handoffId: text("handoff_id").$type<HandoffId>(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key, table.version] })],
);

/** Who read which version: a row a reader, however often it comes. */
export const boardRead = pgTable(
  "blackboard_read",
  {
    projectId: projectId(),
    key: keyColumn(),
    version: integer("version").notNull(),
    reader: text("reader").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
    firstReadAt: nanosColumn("first_read_at").notNull(),
    lastReadAt: nanosColumn("last_read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key, table.version, table.reader] })],
);

/** What agents may do beyond their own prefix and what was handed to them; `*` is every agent. */
export const boardPermission = pgTable(
  "blackboard_permission",
  {
    projectId: projectId(),
    agent: text("agent").notNull(),
    prefix: plainText("prefix").notNull(),
    canRead: boolean("can_read").notNull(),
    canWrite: boolean("can_write").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.agent, table.prefix] })],
);
