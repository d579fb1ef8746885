import { listAgentRoles } from "@/db/queries/record/agents";
import { deleteHandoffs, upsertHandoffs, type HandoffRow } from "@/db/queries/record/handoffs";
import { updateTraceSummaries } from "@/db/queries/record/traces";
import { markHours } from "@/db/queries/rollups/dirty-hours";
import type { Db } from "@/db/client";
import { agentKey } from "@/lib/domain/trace/agent-identity";
import type { AgentRole } from "@/lib/domain/handoff/taxonomy";
import type { ProjectId } from "@/lib/domain/ids";
import { canonicalJson } from "@/lib/domain/json";
import { hourOf } from "@/lib/domain/rollups/hours";
import type { AgentRoles } from "@/lib/domain/trace/place-handoffs";
import { toHandoffRow } from "./handoff-row";
import { loadTouchedTraces, type TouchedTrace } from "./load-touched-traces";
import { refoldTrace, type Refolded } from "./refold";
import { toSummaryRow } from "./summary-row";
import type { Touched } from "./touched";

/**
 * Folds again what the batch touched and rewrites the small hot rows that lists read. Returns the
 * sessions of which other traces may go on with what was learned (`continueSessions`).
 */
export async function updateTouchedTraces(db: Db, touched: Touched): Promise<string[]> {
  const { projectId, silentSince } = touched;
  const traces = await loadTouchedTraces(db, touched);
  const roles = await loadRoles(db, projectId, traces);
  const refolded = traces.map((trace) => ({ trace, fold: refoldTrace({ ...trace, roles }) }));

  const rows = refolded.flatMap(({ trace, fold }) => changedRows({ trace, fold }, projectId));
  if (rows.length > 0) await upsertHandoffs(db, rows);
  const gone = refolded.flatMap(({ trace, fold }) => goneKeys(trace, fold));
  if (gone.length > 0) await deleteHandoffs(db, { projectId, handoffs: gone });
  const hours = refolded.flatMap(({ trace, fold }) => changedHours(trace, fold));
  await markHours(db, { projectId, hours });
  await updateTraceSummaries(db, {
    projectId,
    rows: refolded.map(({ trace, fold }) => toSummaryRow(trace, { ...fold, silentSince })),
  });
  return sessionsToContinue(touched, traces);
}

/**
 * Where a trace goes on with something else than before, or has only now been given its session; and
 * where it asks what a trace may have answered that was being written at the same time.
 */
function sessionsToContinue({ batch }: Touched, traces: readonly TouchedTrace[]): string[] {
  const named = new Set(
    batch.events.flatMap(({ event, traceId }) =>
      event.event === "trace_started" && event.session_id !== undefined ? [traceId] : [],
    ),
  );
  const sessions = traces
    .filter(
      ({ seen, resumptions, isAsking }) =>
        isAsking ||
        (named.has(seen.id) && !seen.isNew) ||
        canonicalJson(resumptions) !== canonicalJson(seen.resumptions),
    )
    .map(({ seen }) => seen.sessionId);
  return [...new Set(sessions.filter((session) => session !== null))];
}

/** A handoff keeps the source that it was first heard of from. */
function changedRows(
  { trace, fold }: { trace: TouchedTrace; fold: Refolded },
  projectId: ProjectId,
): HandoffRow[] {
  const before = new Map(trace.stored.map((row) => [row.id, row.source]));
  return fold.changed.map((handoff) =>
    toHandoffRow(handoff, { projectId, source: before.get(handoff.id) ?? trace.source }),
  );
}

/** Where the changed handoffs are counted now, and where they were before. */
function changedHours({ stored }: TouchedTrace, { changed, gone }: Refolded): number[] {
  const ids = new Set([...changed.map(({ id }) => id), ...gone]);
  const before = stored.filter(({ id }) => ids.has(id));
  return [...changed, ...before].map(({ firstSignAt }) => hourOf(firstSignAt));
}

function goneKeys({ seen }: TouchedTrace, { gone }: Refolded) {
  return gone.map((handoffId) => ({ day: seen.day, traceId: seen.id, handoffId }));
}

/** Declared roles of the agents in these traces, by the names that placement looks them up with. */
async function loadRoles(
  db: Db,
  projectId: ProjectId,
  traces: readonly TouchedTrace[],
): Promise<AgentRoles> {
  const names = new Set<string>();
  for (const { stored, events } of traces) {
    for (const { fromAgent, toAgent } of stored) addNames(names, fromAgent, toAgent);
    for (const { event } of events) {
      if (event.event === "handoff_initiated") addNames(names, event.from_agent, event.to_agent);
    }
  }
  if (names.size === 0) return new Map();
  const rows = await listAgentRoles(db, { projectId, names: [...names] });
  const roles = new Map<string, AgentRole>();
  for (const { name, service, role } of rows) {
    if (role) roles.set(service === "" ? name : agentKey(name, service), role);
  }
  return roles;
}

function addNames(names: Set<string>, ...added: (string | null | undefined)[]): void {
  for (const name of added) if (name) names.add(name);
}
