import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ProjectId, UserId } from "../../lib/domain/ids";
import { RETENTION_KINDS } from "../../lib/domain/retention";
import { user } from "./auth";
import { createdAt } from "./columns";

export const project = pgTable("project", {
  id: text("id").$type<ProjectId>().primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const member = pgTable(
  "member",
  {
    projectId: text("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["owner", "admin", "reviewer", "member", "viewer"] }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.userId] }),
    index("member_user").on(table.userId),
  ],
);

/** Only the SHA-256 of a key is kept: 32 random characters need no slow hash. */
export const apiKey = pgTable(
  "api_key",
  {
    id: text("id").primaryKey(),
    projectId: text("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    label: text("label").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull(),
    scopes: text("scopes").array().notNull(),
    /** Which agents it may act as; null: whichever it says. */
    agents: text("agents").array(),
    createdBy: text("created_by").$type<UserId>(),
    createdAt: createdAt(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "date" }),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true, mode: "date" }),
    revokedAt: timestamp("revoked_at", { withTimezone: true, mode: "date" }),
  },
  (table) => [
    uniqueIndex("api_key_hash").on(table.hash),
    index("api_key_project").on(table.projectId, table.createdAt),
  ],
);

/** A link by which one person joins a project. Only the SHA-256 of its secret is kept. */
export const invitation = pgTable(
  "invitation",
  {
    projectId: text("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    hash: text("hash").notNull(),
    role: text("role", { enum: ["owner", "admin", "reviewer", "member", "viewer"] }).notNull(),
    /** Whom it is for; null: whoever has the link. */
    email: text("email"),
    invitedBy: text("invited_by").notNull(),
    createdAt: createdAt(),
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "date" }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true, mode: "date" }),
    revokedAt: timestamp("revoked_at", { withTimezone: true, mode: "date" }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("invitation_hash").on(table.hash),
  ],
);

/** For how many days a project keeps what of its data; no row: for ever. */
export const retention = pgTable(
  "retention",
  {
    projectId: text("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: RETENTION_KINDS }).notNull(),
    days: integer("days").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.kind] })],
);

/** What a project masks beyond the known formats, and what it lets through; no row means neither. */
export const maskingPolicy = pgTable("masking_policy", {
  projectId: text("project_id")
    .$type<ProjectId>()
    .primaryKey()
    .references(() => project.id, { onDelete: "cascade" }),
  allow: text("allow").array().notNull(),
  patterns: jsonb("patterns").$type<{ name: string; expression: string }[]>().notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull(),
  updatedBy: text("updated_by").notNull(),
});
