import { index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { AuditAction } from "../../lib/domain/audit/actions";
import type { ProjectId } from "../../lib/domain/ids";

/**
 * Who did what. `body` is what was written, and `hash` covers it with the hash before; the other columns
 * are only looked for. A trigger refuses to change or delete a row.
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    seq: integer("seq").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
    action: text("action").$type<AuditAction>().notNull(),
    actor: text("actor").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.seq] }),
    index("audit_entry_by_action").on(table.projectId, table.action, table.seq),
  ],
);
