import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import {
  evidenceOf,
  partyOf,
  partyOfRun,
  type AgentRun,
  type Evidence,
  type Party,
  type Pause,
  type StatedEnd,
} from "./evidence";
import { cutText } from "./cut-text";
import { textAt } from "./read-attributes";
import type { SpanTree } from "./span-tree";

const METHOD = "a2a.method.name";
const SENDS = new Set(["sendmessage", "sendstreamingmessage", "message/send", "message/stream"]);
const STREAMS = new Set(["sendstreamingmessage", "message/stream"]);
const FAILURES = { failed: "task_failed", canceled: "canceled" };
const WORD_CHARS_MAX = 500;
/** States in which the callee waits: for the caller's word, or for a person to sign in. */
const PAUSES = new Set(["input_required", "auth_required"]);

type Call = { span: TraceSpan; state: string };

/**
 * Calls over the A2A protocol. It names no caller: that is the agent around the call, else its
 * service. All calls about one task are one handoff; its last known state decides.
 */
export function readA2a(tree: SpanTree): Evidence[] {
  const spans = tree.spans.filter(({ attributes }) => METHOD in attributes);
  if (spans.length === 0) return [];
  const servers = new Map(spans.flatMap((span) => serverSide(span, tree)));
  const runs = calleeRuns(tree);
  const clients = spans.filter((span) => clientOf(span, tree) === undefined);
  const byTask = Map.groupBy(clients, (span) => textAt(span.attributes, "a2a.task.id") ?? span.id);
  return [...byTask.values()].flatMap((group) => {
    const first = group.find(isSend);
    if (!first) return [];
    const calls = group.map((span) => ({ span, state: stateOf(span, servers.get(span.id)) }));
    const callee = group.map(({ id }) => runs.get(id)).find((run) => run !== undefined) ?? null;
    return [readTask(first, calls, { tree, callee, server: servers.get(first.id) })];
  });
}

/** The server's span lies below the client's when the trace context travelled with the call. */
function clientOf(span: TraceSpan, { above }: SpanTree): TraceSpan | undefined {
  const around = above.get(span.id);
  const client = around?.remoteCall;
  if (!client || textAt(client.attributes, METHOD) !== textAt(span.attributes, METHOD)) {
    return undefined;
  }
  return around.agent === above.get(client.id)?.agent ? client : undefined;
}

function serverSide(span: TraceSpan, tree: SpanTree): [string, TraceSpan][] {
  const client = clientOf(span, tree);
  return client ? [[client.id, span]] : [];
}

/** The first agent that ran below a call, whichever side of the network it was told from. */
function calleeRuns(tree: SpanTree): Map<string, AgentRun> {
  const runs = new Map<string, AgentRun>();
  for (const run of tree.runs) {
    const around = tree.above.get(run.id);
    const call = around?.remoteCall;
    if (!call || around.agent !== tree.above.get(call.id)?.agent) continue;
    for (const side of [call, clientOf(call, tree)]) {
      if (side && !runs.has(side.id)) runs.set(side.id, run);
    }
  }
  return runs;
}

function readTask(
  first: TraceSpan,
  calls: readonly Call[],
  known: { tree: SpanTree; callee: AgentRun | null; server: TraceSpan | undefined },
): Evidence {
  const caller = known.tree.above.get(first.id)?.agent ?? null;
  const last = calls.findLast(({ state }) => state !== "");
  return evidenceOf({
    dialect: "a2a",
    span: first,
    from: caller ? partyOfRun(caller) : partyOf(first.service, first.service),
    to: known.callee ? partyOfRun(known.callee) : peerOf(first, known.server),
    callee: known.callee,
    isReturning: true,
    contents: first.input ? { sent: first.input } : {},
    words: { pattern: STREAMS.has(methodOf(first.attributes)) ? "streaming" : "push" },
    pauses: pausesOf(first, calls),
    end: last ? endOf(last) : null,
  });
}

function peerOf({ attributes }: TraceSpan, server: TraceSpan | undefined): Party | null {
  const service = server?.service ?? null;
  const address = textAt(attributes, "server.address", "peer.service", "net.peer.name");
  return partyOf(service ?? address, service);
}

function endOf({ span, state }: Call): StatedEnd | null {
  const at = span.endedAt ?? span.startedAt;
  const reason = span.statusMessage === null ? {} : { reason: span.statusMessage };
  const message = span.statusMessage === null ? {} : { message: span.statusMessage };
  switch (state) {
    case "completed":
      return { event: "task_complete", at, ...(span.output && { result: span.output }) };
    case "rejected":
      return { event: "handoff_rejected", at, ...reason };
    case "failed":
    case "canceled":
      return { event: "task_failed", at, error: { type: FAILURES[state], ...message } };
    default:
      return null;
  }
}

/** Polls repeat a state: only its first call counts, until it changes or somebody writes again. */
function pausesOf({ traceId }: TraceSpan, calls: readonly Call[]): Pause[] {
  const pauses: Pause[] = [];
  let state = "";
  for (const call of calls) {
    if (call.state === "" || (call.state === state && !isSend(call.span))) continue;
    const open = pauses.at(-1);
    if (open) open.decided ??= { at: call.span.startedAt, decision: "respond" };
    state = call.state;
    const at: Nanos = call.span.endedAt ?? call.span.startedAt;
    const approvalId = cutText(`${traceId}:${call.span.id}`, WORD_CHARS_MAX);
    if (PAUSES.has(state)) pauses.push({ approvalId, kind: state, at });
  }
  return pauses;
}

function isSend({ attributes }: TraceSpan): boolean {
  return SENDS.has(methodOf(attributes));
}

/** `TASK_STATE_INPUT_REQUIRED` (1.0) and `input-required` (0.3) are one. */
function stateOf(span: TraceSpan, server: TraceSpan | undefined): string {
  const state =
    textAt(span.attributes, "a2a.task.state") ??
    textAt(server?.attributes ?? {}, "a2a.task.state") ??
    "";
  return state
    .toLowerCase()
    .replace(/^task_state_/, "")
    .replaceAll("-", "_")
    .replace("cancelled", "canceled");
}

function methodOf(attributes: TraceSpan["attributes"]): string {
  return (textAt(attributes, METHOD) ?? "").toLowerCase();
}
