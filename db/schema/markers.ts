import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";
import { SENT_MARKER_KINDS } from "../../lib/domain/markers/marker";
import { project } from "./access";
import { createdAt, nanosColumn } from "./columns";

/** What happened around the agents (a deployment, a release), to be seen beside their figures. */
export const marker = pgTable(
  "marker",
  {
    projectId: text("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    kind: text("kind", { enum: SENT_MARKER_KINDS }).notNull(),
    title: text("title").notNull(),
    at: nanosColumn("at").notNull(),
    url: text("url"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.key] }),
    index("marker_by_time").on(table.projectId, table.at),
  ],
);
