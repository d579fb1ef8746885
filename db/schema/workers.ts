import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The processes that carry handoffs, by what they say of themselves every few moments. */
export const worker = pgTable("worker", {
  /** As leases name their holder. */
  id: text("id").primaryKey(),
  startedAt: at("started_at").notNull().defaultNow(),
  seenAt: at("seen_at").notNull().defaultNow(),
  /** Handoffs that it has in hand, and may have at once. */
  busy: integer("busy").notNull(),
  capacity: integer("capacity").notNull(),
  /** It takes nothing more: its process is about to end. */
  isDraining: boolean("is_draining").notNull(),
});

/** Instances of an agent that a worker has just now, and how its handoffs found them since it began. */
export const workerPool = pgTable(
  "worker_pool",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    agent: text("agent").notNull(),
    workerId: text("worker_id")
      .notNull()
      .references(() => worker.id, { onDelete: "cascade" }),
    warm: integer("warm").notNull(),
    busy: integer("busy").notNull(),
    max: integer("max").notNull(),
    coldStarts: integer("cold_starts").notNull(),
    warmStarts: integer("warm_starts").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.agent, table.workerId] }),
    index("worker_pool_by_worker").on(table.workerId),
  ],
);
