import type { Handoff } from "./combine-evidence";
import { eventIdOf, handoffIdOf, type DerivedEvent } from "./derived-event";
import { isAgentRun, type Party } from "./evidence";
import { lastStartedBy, type SpanTree } from "./span-tree";

/** The caller's side; undefined while nothing says who the caller is. */
export function initiatedEvent(handoff: Handoff, tree: SpanTree): DerivedEvent | undefined {
  const { from, span, contents, words, inferredWhy } = handoff;
  if (!from) return undefined;
  const held = contents.held ?? modelCallOf(handoff, tree)?.input;
  const sent =
    contents.sent ?? (handoff.dialects.has("openai") ? conversationSent(handoff, tree) : null);
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
    ...(sent && { context: sent }),
    ...(inferredWhy !== null && { inferred_why: inferredWhy }),
  };
}

/**
 * The OpenAI Agents SDK hands over the conversation within one process: between what the sender held and
 * what the receiver got stands nothing but the sender's input filter. What is missing was withheld.
 */
function conversationSent({ callee, contents }: Handoff, { modelCallsOf }: SpanTree) {
  const firstCall = callee ? modelCallsOf.get(callee.id)?.[0] : undefined;
  return contents.received ?? firstCall?.input ?? contents.held ?? null;
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
