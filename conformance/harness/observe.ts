import type { ApprovalDto, ApprovalList } from "../../lib/contracts/approval.ts";
import type { HandoffDetailDto, HandoffEventList } from "../../lib/contracts/handoff.ts";
import type { GapDto } from "../../lib/contracts/gap.ts";
import type { TraceDetailDto, TraceList } from "../../lib/contracts/trace.ts";
import { setTimeout as pause } from "node:timers/promises";
import type { Workspace } from "./baton.ts";
import type { Expectation } from "./expectation.ts";

const ARRIVES_WITHIN_MS = 10_000;
const POLL_MS = 100;

export type ObservedHandoff = HandoffDetailDto & {
  approvals: (string | null)[];
  stages: GapDto["stages"];
};
export type Observed = {
  traces: TraceList["items"];
  handoffs: ObservedHandoff[];
  asked: ApprovalDto[];
};

/** Everything of a project as the read API tells it, once as much as expected is there. */
export async function observe(workspace: Workspace, expected: Expectation): Promise<Observed> {
  const deadline = Date.now() + ARRIVES_WITHIN_MS;
  let traces = await listTraces(workspace);
  while (!hasArrived(traces, expected) && Date.now() < deadline) {
    await pause(POLL_MS);
    traces = await listTraces(workspace);
  }
  const perTrace = await Promise.all(traces.map(({ id }) => observeTrace(workspace, id)));
  const { items } = await get<ApprovalList>(workspace, "/api/v1/approvals?limit=100");
  return { traces, handoffs: perTrace.flat(), asked: items.toReversed() };
}

function hasArrived(traces: TraceList["items"], { traces: count = 1, handoffs }: Expectation) {
  const seen = traces.reduce((sum, { handoff_count }) => sum + handoff_count, 0);
  return traces.length >= count && seen >= handoffs.length;
}

async function listTraces(workspace: Workspace): Promise<TraceList["items"]> {
  const { items } = await get<TraceList>(workspace, "/api/v1/traces?limit=100");
  return items.sort((a, b) => (a.started_at < b.started_at ? -1 : 1));
}

async function observeTrace(workspace: Workspace, traceId: string): Promise<ObservedHandoff[]> {
  const path = `/api/v1/traces/${encodeURIComponent(traceId)}`;
  const { handoffs } = await get<TraceDetailDto>(workspace, path);
  return Promise.all(handoffs.map(({ id }) => observeHandoff(workspace, id, traceId)));
}

async function observeHandoff(
  workspace: Workspace,
  id: string,
  traceId: string,
): Promise<ObservedHandoff> {
  const path = `/api/v1/handoffs/${encodeURIComponent(id)}`;
  const query = `?trace_id=${encodeURIComponent(traceId)}`;
  const detail = await get<HandoffDetailDto>(workspace, path + query);
  const { items: events } = await get<HandoffEventList>(workspace, `${path}/events${query}`);
  const { stages } = await get<GapDto>(workspace, `${path}/gap${query}`);
  return { ...detail, approvals: approvalsIn(events), stages };
}

function approvalsIn(events: HandoffEventList["items"]): (string | null)[] {
  const bodies = events.map(({ event, body }) => ({ event, ...Object(body) }));
  const decided = bodies.filter(({ event }) => event === "approval_decided");
  return bodies
    .filter(({ event }) => event === "approval_requested")
    .map(({ approval_id }) => {
      const answer = decided.find((one) => one.approval_id === approval_id);
      return answer ? String(answer.decision) : null;
    });
}

export async function get<T>({ url, key }: Workspace, path: string): Promise<T> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
  if (response.ok) return response.json();
  throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
