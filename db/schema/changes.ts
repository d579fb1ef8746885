import { sql } from "drizzle-orm";
import {
  bigint,
  customType,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { CHANGE_TOPICS } from "../../lib/domain/change";
import type { ProjectId } from "../../lib/domain/ids";

const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/**
 * What changed lately, written by triggers in the transaction that changed it and kept for minutes. Read
 * by (xid, id) below the oldest transaction that still runs, it is in the order of commits: a number taken
 * early may be committed late, and nobody would look for it again.
 */
export const change = pgTable(
  "change",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    xid: transactionId("xid")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity(),
    topic: text("topic", { enum: CHANGE_TOPICS }).notNull(),
    /** Of traces, runs, approvals; of handoffs and findings those of their traces. Null: too many. */
    ids: text("ids").array(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.xid, table.id] }),
    index("change_in_order").on(table.xid, table.id),
    index("change_by_time").on(table.at),
  ],
);
