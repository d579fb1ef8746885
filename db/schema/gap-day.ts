import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const count = (name: string) => integer(name).notNull();

/** What a day's rows of `handoff_gap` come to, by pair and hop; the day is counted from the epoch, in UTC. */
export const gapDay = pgTable(
  "gap_day",
  {
    projectId: projectId(),
    day: integer("day").notNull(),
    fromAgent: text("from_agent"),
    toAgent: text("to_agent"),
    hop: integer("hop").notNull(),
    isReturn: boolean("is_return").notNull(),
    handoffs: count("handoffs"),
    /** Both what was sent and what was received is known; of these the scores are added up. */
    compared: count("compared"),
    withLoss: count("with_loss"),
    comparedWithLoss: count("compared_with_loss"),
    score: doublePrecision("score").notNull(),
    survivals: count("survivals"),
    survival: doublePrecision("survival").notNull(),
    withheld: count("withheld"),
    lost: count("lost"),
    notUnderstood: count("not_understood"),
    unused: count("unused"),
    withheldAt: count("withheld_at"),
    lostAt: count("lost_at"),
    notUnderstoodAt: count("not_understood_at"),
    unusedAt: count("unused_at"),
  },
  (table) => [index("gap_day_by_day").on(table.projectId, table.day)],
);

/** Days of which `handoff_gap` changed since they were added up; marked by triggers, as `dirty_hour` is read. */
export const dirtyGapDay = pgTable(
  "dirty_gap_day",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    day: integer("day").notNull(),
    markedAt: timestamp("marked_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [index("dirty_gap_day_by_project").on(table.projectId, table.day)],
);
