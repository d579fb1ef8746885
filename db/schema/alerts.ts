import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { AlertCondition } from "../../lib/domain/alerts/alert";
import { ALERT_STATES } from "../../lib/domain/alerts/alert-measure";
import type { ProjectId } from "../../lib/domain/ids";
import { project } from "./access";
import { createdAt } from "./columns";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const projectId = () =>
  text("project_id")
    .$type<ProjectId>()
    .notNull()
    .references(() => project.id, { onDelete: "cascade" });

/** A number that is watched, and how it stands. */
export const alert = pgTable(
  "alert",
  {
    projectId: projectId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    condition: jsonb("condition").$type<AlertCondition>().notNull(),
    coolDownMinutes: integer("cool_down_minutes").notNull(),
    /** Null: every channel of the project. */
    channelIds: text("channel_ids").array(),
    isOn: boolean("is_on").notNull(),
    state: text("state", { enum: ALERT_STATES }).notNull().default("quiet"),
    stateSince: at("state_since"),
    isTold: boolean("is_told").notNull().default(false),
    toldAt: at("told_at"),
    silencedUntil: at("silenced_until"),
    lastValue: doublePrecision("last_value"),
    lastSample: integer("last_sample").notNull().default(0),
    lastCheckedAt: at("last_checked_at"),
    nextCheckAt: at("next_check_at")
      .notNull()
      .default(sql`now()`),
    /** Counts every change: a check that began before one changes nothing. */
    revision: integer("revision").notNull().default(1),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("alert_next_check").on(table.nextCheckAt),
  ],
);

/** When an alert fired and when it was over. */
export const alertEvent = pgTable(
  "alert_event",
  {
    projectId: projectId(),
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity(),
    alertId: text("alert_id").notNull(),
    state: text("state", { enum: ALERT_STATES }).notNull(),
    value: doublePrecision("value"),
    sample: integer("sample").notNull(),
    isTold: boolean("is_told").notNull(),
    at: at("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("alert_event_by_alert").on(table.projectId, table.alertId, table.id),
  ],
);
