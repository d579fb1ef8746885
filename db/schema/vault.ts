import { bigint, index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";
import { USE_REFUSALS, USE_WAYS, type SecretName } from "../../lib/domain/vault/secret";
import { project } from "./access";
import { createdAt } from "./columns";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const projectId = () =>
  text("project_id")
    .$type<ProjectId>()
    .notNull()
    .references(() => project.id, { onDelete: "cascade" });
const nameColumn = () => text("name").$type<SecretName>().notNull();

/** A credential of a project, for the agents and hosts that are listed and for nobody else. */
export const vaultSecret = pgTable(
  "vault_secret",
  {
    projectId: projectId(),
    name: nameColumn(),
    agents: text("agents").array().notNull(),
    hosts: text("hosts").array().notNull(),
    /** AES-256-GCM: nonce, tag and text, bound to project and name. */
    sealed: text("sealed").notNull(),
    /** Which key sealed it, so that keys can be changed. */
    keyId: text("key_id").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: at("updated_at").notNull(),
    lastUsedAt: at("last_used_at"),
    lastUsedBy: text("last_used_by"),
    lastUsedHost: text("last_used_host"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.name] }),
    index("vault_secret_by_key").on(table.keyId),
  ],
);

/** Every time that a secret left the vault or was refused to. It outlives the secret. */
export const vaultUse = pgTable(
  "vault_use",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    name: nameColumn(),
    agent: text("agent").notNull(),
    host: text("host").notNull(),
    way: text("way", { enum: USE_WAYS }).notNull(),
    /** Null: it was used. */
    refusal: text("refusal", { enum: USE_REFUSALS }),
    /** Whose key or session asked. */
    askedBy: text("asked_by").notNull(),
    at: at("at").notNull(),
  },
  (table) => [index("vault_use_by_secret").on(table.projectId, table.name, table.id)],
);
