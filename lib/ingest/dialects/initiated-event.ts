import type { StoredEventOf } from "@/lib/domain/event/native-event";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { eventIdOf, handoffIdOf, type DerivedEvent } from "./derived-event";
import type { AgentRun } from "./match-callees";
import type { SpanTree } from "./span-tree";
import type { Transfer } from "./transfer";

const NAME_CHARS_MAX = 200;
const WORD_CHARS_MAX = 500;

type Stated = Pick<StoredEventOf<"handoff_initiated">, "task" | "justification" | "reason">;

/** The caller's side; undefined while nothing says who the caller is. */
export function initiatedEvent(
  transfer: Transfer,
  { tree, callee }: { tree: SpanTree; callee: AgentRun | undefined },
): DerivedEvent | undefined {
  const { tool } = transfer;
  const caller = callerFields(transfer, tree);
  if (!caller) return undefined;
  return {
    event: "handoff_initiated",
    event_id: eventIdOf(tool, "initiated"),
    trace_id: tool.traceId,
    handoff_id: handoffIdOf(tool),
    at: tool.startedAt,
    ...caller,
    ...calleeFields(callee, transfer.target),
    pattern: "push",
    ...contents(transfer, tree),
  };
}

function callerFields({ tool, caller }: Transfer, { above }: SpanTree) {
  const run = above.get(tool.id)?.agent;
  const from = caller ?? run?.agent;
  if (!from) return undefined;
  return {
    from_agent: from.slice(0, NAME_CHARS_MAX),
    ...(run?.service && { from_service: run.service }),
  };
}

function calleeFields(callee: AgentRun | undefined, target: string | null) {
  const to = callee?.agent ?? target;
  return {
    ...(to && { to_agent: to.slice(0, NAME_CHARS_MAX) }),
    ...(callee?.service && { to_service: callee.service }),
  };
}

/** A target's name alone is no context. */
function contents({ tool, extras }: Transfer, tree: SpanTree) {
  const held = modelCallOf(tool, tree)?.input;
  return {
    ...(held && { held }),
    ...(extras && tool.input && { context: tool.input }),
    ...(extras && stated(extras)),
  };
}

/** The model call that asked for the transfer: around the tool call, else the caller's last before it. */
function modelCallOf(tool: TraceSpan, { above, stepsOf }: SpanTree): TraceSpan | undefined {
  const around = above.get(tool.id);
  if (around?.llm) return around.llm;
  const steps = around?.agent ? stepsOf.get(around.agent.id) : undefined;
  return steps?.findLast(({ kind, startedAt }) => kind === "llm" && startedAt <= tool.startedAt);
}

/** Models add these to a transfer's arguments; they travel although the callee may not see them. */
function stated(extras: NonNullable<Transfer["extras"]>): Stated {
  const { task, justification, reason } = extras;
  return {
    ...(typeof task === "string" && { task }),
    ...(typeof justification === "string" && { justification }),
    ...(typeof reason === "string" && reason !== "" && { reason: reason.slice(0, WORD_CHARS_MAX) }),
  };
}
