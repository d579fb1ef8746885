import type { Handoff } from "./combine-evidence";
import { eventIdOf, handoffIdOf, type DerivedEvent } from "./derived-event";
import { isAgentRun, type Party } from "./evidence";
import { lastStartedBy, type SpanTree } from "./span-tree";

/** The caller's side; undefined while nothing says who the caller is. */
export function initiatedEvent(handoff: Handoff, tree: SpanTree): DerivedEvent | undefined {
  const { from, span, contents, words, inferredWhy } = handoff;
  if (!from) return undefined;
  const held = contents.held ?? modelCallOf(handoff, tree)?.input;
  return {
    event: "handoff_initiated",
    event_id: eventIdOf(handoff, "initiated"),
    trace_id: span.traceId,
    handoff_id: handoffIdOf(handoff),
    at: handoff.at,
    ...fields(from, "from"),
    ...fields(calleeOf(handoff), "to"),
    pattern: "push",
    ...words,
    ...(held && { held }),
    ...(contents.sent && { context: contents.sent }),
    ...(inferredWhy !== null && { inferred_why: inferredWhy }),
  };
}

/** As its own span names it, else as it was asked for. */
function calleeOf({ callee, to }: Handoff): Party | null {
  if (!callee) return to;
  return { name: callee.agent, service: callee.service ?? to?.service ?? null };
}

function fields(party: Party | null, side: "from" | "to") {
  if (!party) return {};
  return {
    [`${side}_agent`]: party.name,
    ...(party.service !== null && { [`${side}_service`]: party.service }),
  };
}

/** The model call that asked for it: around the statement, else the caller's last one before. */
function modelCallOf({ span, caller, at }: Handoff, { above, modelCallsOf }: SpanTree) {
  const around = isAgentRun(span) ? null : above.get(span.id)?.llm;
  return around ?? (caller ? lastStartedBy(modelCallsOf.get(caller.id), at) : undefined);
}
