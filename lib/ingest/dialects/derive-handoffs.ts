import { compareText } from "@/lib/domain/json";
import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { readAdkTransfer } from "./adk";
import { calleeEnd } from "./callee-end";
import { eventIdOf, handoffIdOf, type DerivedEvent } from "./derived-event";
import { readToolTransfer } from "./generic-tool";
import { initiatedEvent } from "./initiated-event";
import { matchCallees, type AgentRun } from "./match-callees";
import { buildSpanTree, type SpanTree } from "./span-tree";
import type { Transfer } from "./transfer";

export type { DerivedEvent } from "./derived-event";

type Scene = {
  tree: SpanTree;
  callees: ReadonlyMap<SpanId, AgentRun>;
  transfers: ReadonlySet<SpanId>;
  onward: ReadonlySet<SpanId>;
};

/**
 * Reads handoffs out of all spans of one trace known so far, in any order. A later span may change
 * the answer: what is derived replaces what was derived before. Linear but for sorting.
 */
export function deriveHandoffEvents(spans: readonly TraceSpan[]): DerivedEvent[] {
  const tree = buildSpanTree(spans);
  const transfers = tree.spans.flatMap((span) => readTransfer(span) ?? []);
  if (transfers.length === 0) return [];
  const callees = matchCallees(transfers, tree);
  const scene: Scene = {
    tree,
    callees,
    transfers: new Set(transfers.map(({ tool }) => tool.id)),
    onward: onwardTools(transfers, { tree, callees }),
  };
  return transfers.flatMap((transfer) => eventsOf(transfer, scene)).sort(compareEvents);
}

function readTransfer(span: TraceSpan): Transfer | undefined {
  return readAdkTransfer(span) ?? readToolTransfer(span);
}

/** Transfers that took control away from their caller: not those that return or came to nothing. */
function onwardTools(
  transfers: readonly Transfer[],
  { tree, callees }: Pick<Scene, "tree" | "callees">,
): Set<SpanId> {
  const onward = transfers.filter(({ tool, returns }) => {
    const callee = callees.get(tool.id);
    if (!callee) return !returns && !tree.above.get(tool.id)?.isClosed;
    return !returns && tree.above.get(callee.id)?.enclosing !== tool.id;
  });
  return new Set(onward.map(({ tool }) => tool.id));
}

function eventsOf(transfer: Transfer, scene: Scene): DerivedEvent[] {
  const callee = scene.callees.get(transfer.tool.id);
  const initiated = initiatedEvent(transfer, { tree: scene.tree, callee });
  if (!initiated) return [];
  if (callee) return [initiated, ...calleeEvents(transfer, callee, scene)];
  return scene.tree.above.get(transfer.tool.id)?.isClosed
    ? [initiated, notDelivered(transfer)]
    : [initiated];
}

function calleeEvents({ tool }: Transfer, callee: AgentRun, scene: Scene): DerivedEvent[] {
  const base = { trace_id: tool.traceId, handoff_id: handoffIdOf(tool), agent: callee.agent };
  const firstCall = scene.tree.stepsOf.get(callee.id)?.find(({ kind }) => kind === "llm");
  const context = firstCall ? firstCall.input : callee.input;
  const received: DerivedEvent = {
    event: "handoff_received",
    ...base,
    event_id: eventIdOf(tool, "received"),
    at: callee.startedAt,
    ...(context && { context }),
  };
  const end = calleeEnd(callee, scene);
  return end ? [received, { ...base, event_id: eventIdOf(tool, "ended"), ...end }] : [received];
}

/** Asked for and never carried out: an unknown target, or the first of two in one answer. */
function notDelivered({ tool, target }: Transfer): DerivedEvent {
  return {
    event: "task_failed",
    trace_id: tool.traceId,
    handoff_id: handoffIdOf(tool),
    event_id: eventIdOf(tool, "ended"),
    at: tool.endedAt ?? tool.startedAt,
    error: {
      type: "not_delivered",
      message: target === null ? "The transfer named no agent." : `"${target}" never started.`,
    },
  };
}

function compareEvents(a: DerivedEvent, b: DerivedEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return compareText(a.event_id, b.event_id);
}
