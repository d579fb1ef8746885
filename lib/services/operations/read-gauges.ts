import type { Db } from "@/db/client";
import { type OperationFigures, readOperationFigures } from "@/db/queries/operations";
import { withTimeLimit } from "@/db/queries/time-limit";

const READ_MS_MAX = 2_000;

const GAUGES: readonly [keyof OperationFigures, name: string, help: string][] = [
  ["jobsWaiting", "baton_jobs_waiting", "Jobs that wait to be done."],
  ["jobsFailed", "baton_jobs_failed", "Jobs that failed as often as they may."],
  ["oldestJobSeconds", "baton_job_delay_seconds", "For how long the oldest due job has waited."],
  ["outbox", "baton_outbox_events", "What happened in the runtime and is not in its traces yet."],
  ["tasksOpen", "baton_handoffs_open", "Handoffs of the runtime that have not ended."],
  ["runsOpen", "baton_runs_open", "Runs that have not ended."],
  ["approvalsOpen", "baton_approvals_waiting", "Approvals that wait for a person."],
  [
    "oldestApprovalSeconds",
    "baton_approval_delay_seconds",
    "For how long the oldest one has waited.",
  ],
  ["agentsDown", "baton_agents_down", "Agents that were taken out of service."],
  ["tracesUnread", "baton_traces_unread", "Long traces whose newest spans were not read yet."],
  [
    "rollupsFailing",
    "baton_rollups_failing",
    "Projects whose figures could not be added up and wait for another try.",
  ],
  ["databaseBytes", "baton_database_bytes", "The size of the database."],
  ["connections", "baton_database_connections", "Connections to the database, of all nodes."],
];

/** What waits in the database, as Prometheus text; empty when it cannot be counted in time. */
export async function readGauges(db: Db): Promise<string> {
  const read = await withTimeLimit(db, READ_MS_MAX, readOperationFigures);
  if (read.kind === "too_slow") return "";
  return GAUGES.map(
    ([key, name, help]) =>
      `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${read.value[key]}\n`,
  ).join("");
}
