import type { Across } from "./across-projects.ts";

/** A new one needs a reason of its own: what a person or a key asked for is never among them. */
export const ALLOWED_ACROSS_PROJECTS: readonly Across[] = [
  {
    why: "The secret that somebody brings says which project they mean",
    says: ['from "api_key" where "api_key"."hash" =', 'lower("invitation"."email") = lower('],
  },
  {
    why: "A worker takes what is due or waiting, whoever's it is, and goes on with its project",
    says: [
      'from "approval" where "approval"."status" in',
      'from "notice_channel" where "notice_channel"."next_digest_at" <=',
      'from "report_schedule" where "report_schedule"."try_at" <=',
      'from "task" where ended_at is null and (due_at < now()',
      'from "trace" where ("trace"."updated_at" >=',
      "from trace where unread_since is not null",
      "delete from outbox where id in ( select id from outbox order by id",
      'delete from "search_pending" where id = any(',
      "from search_pending where queued_at <=",
      'update "rule_simulation" set "updated_at" = now() where ("rule_simulation"."ended_at" is null',
    ],
  },
  {
    why: "Each node hears of every change, and passes each to its project's own listeners",
    says: ["from change where (xid, id) >"],
  },
  {
    why: "A worker's own rows, and the agents that are one code for all projects",
    says: [
      'delete from "worker_pool" where "worker_pool"."worker_id" =',
      'from "agent" where ("agent"."kind" = $4 and "agent"."service" =',
    ],
  },
  {
    why: "The operator's sweeps, sums and checks are of the whole server",
    says: [
      "delete from ingest_minute where minute <",
      "delete from ingest_reject_minute where minute <",
      'from "retention" order by "retention"."project_id"',
      '"notice_channel"."sealed" is not null and "notice_channel"."key_id" <>',
      '"vault_secret"."key_id" <>',
      'as "jobsWaiting"',
      'as "endSoon"',
      'select count(*) as count from "vault_secret"',
      "select distinct url from ( select endpoint as url from agent",
    ],
  },
  {
    why: "Backup and restore carry every table whole",
    says: ["copy (select ", "select setval("],
  },
  {
    why: "A migration fills a new table for every project",
    says: [
      'INSERT INTO "dirty_found_day"',
      'INSERT INTO "dirty_gap_day"',
      'INSERT INTO "dirty_week"',
    ],
  },
  {
    why: "Tests turn clocks, and look at whole tables to see what is not there",
    says: [
      'DELETE FROM "finding"',
      'INSERT INTO "search_pending" ("project_id", "trace_id") SELECT',
      "delete from audit_entry where seq =",
      "delete from notice",
      "delete from report_schedule",
      "md5(string_agg(t::text,",
      "remote ->> $2 as task from agent_transcript",
      "report ->> $1 as first from notice",
      "select body::text from event",
      "from payload where hash like",
      "select exists (select from task t",
      "from handoff_stream s",
      "select sealed, key_id from notice_channel where id =",
      "select t::text",
      'from "span"',
      '"last_used_at", "revoked_at" from "api_key"',
      '"role", "created_at" from "member"',
      "set is_on = $1",
      "update approval set due_at = now() -",
      "update approval set requested_at = requested_at -",
      "update audit_entry set body = replace(",
      "update notice set due_at = now()",
      "update notice_channel set sealed = $1",
      "update rule_simulation set updated_at = now() -",
      "update run set due_at = due_at -",
      "update task set ack_due_at = now() -",
      "update task set lease_expires_at = now() -",
    ],
  },
];
