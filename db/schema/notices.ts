import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { ToldAlert } from "../../lib/domain/alerts/told-alert";
import type { ApprovalId } from "../../lib/domain/approvals/approval";
import type { ProjectId } from "../../lib/domain/ids";
import type { DigestSchedule } from "../../lib/domain/notices/digest";
import type { MailSettings } from "../../lib/domain/notices/mail-server";
import { CHANNEL_KINDS, NOTICE_TYPES } from "../../lib/domain/notices/notice";
import type { ToldReport } from "../../lib/domain/report/told-report";
import { project } from "./access";
import { createdAt } from "./columns";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const projectId = () =>
  text("project_id")
    .$type<ProjectId>()
    .notNull()
    .references(() => project.id, { onDelete: "cascade" });

/** Where a project wants to be told that somebody must decide, or that an alert fired. */
export const noticeChannel = pgTable(
  "notice_channel",
  {
    projectId: projectId(),
    id: text("id").notNull(),
    kind: text("kind", { enum: CHANNEL_KINDS }).notNull(),
    name: text("name").notNull(),
    /** May hold a token: shown without its path. */
    url: text("url").notNull(),
    /** Of e-mail; the password is sealed, bound to the channel. */
    mail: jsonb("mail").$type<MailSettings>(),
    sealed: text("sealed"),
    keyId: text("key_id"),
    /** Null: each notice as it comes. Else what waits, at these times, the next of which is here. */
    digest: jsonb("digest").$type<DigestSchedule>(),
    nextDigestAt: at("next_digest_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    lastAt: at("last_at"),
    /** Why the last one failed; null: it arrived. */
    lastProblem: text("last_problem"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("notice_channel_digest").on(table.nextDigestAt),
  ],
);

/** What is still to be told, and when it is tried next: no timer holds it. */
export const notice = pgTable(
  "notice",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    channelId: text("channel_id").notNull(),
    type: text("type", { enum: NOTICE_TYPES }).notNull(),
    approvalId: text("approval_id").$type<ApprovalId>(),
    /** What an alert said when this was to be told. */
    alert: jsonb("alert").$type<ToldAlert>(),
    /** What a report said when its time had come. */
    report: jsonb("report").$type<ToldReport>(),
    attempts: integer("attempts").notNull().default(0),
    dueAt: at("due_at")
      .notNull()
      .default(sql`now()`),
    createdAt: createdAt(),
  },
  (table) => [
    index("notice_due").on(table.dueAt),
    index("notice_due_of_project").on(table.projectId, table.dueAt),
  ],
);
