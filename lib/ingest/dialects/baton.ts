import { HANDOFF_TYPES, type HandoffType } from "@/lib/domain/handoff/taxonomy";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { HANDOFF_CONTENT } from "../otlp/split-content";
import {
  alike,
  evidenceOf,
  isAgentRun,
  partyOf,
  type AgentRun,
  type Contents,
  type Evidence,
} from "./evidence";
import { textAt } from "./read-attributes";
import type { SpanTree } from "./span-tree";
import { statedWords } from "./stated-words";

const PREFIX = "baton.handoff.";
const STATES = [HANDOFF_CONTENT, ...["id", "from_agent", "to_agent"].map((name) => PREFIX + name)];

/**
 * Baton's own attributes, on any span: `baton.handoff.id`, `.from_agent`, `.to_agent`,
 * `.from_service`, `.to_service`, `.task`, `.type`, `.reason`, `.justification`, `.context` on the
 * sender's; `.received` and `.understood`, with the same `.id`, on the receiver's.
 * On an agent's own span `from_agent` (the sender) or `to_agent` (the receiver) may be left out.
 */
export function readBaton(tree: SpanTree): Evidence[] {
  const spans = tree.spans.filter(({ attributes }) => STATES.some((key) => key in attributes));
  const byHandoff = Map.groupBy(spans, (span) => textAt(span.attributes, `${PREFIX}id`) ?? span);
  return [...byHandoff.values()].flatMap((sides) => readSides(sides, tree));
}

function readSides(sides: readonly TraceSpan[], tree: SpanTree): Evidence[] {
  const [first] = sides;
  if (!first) return [];
  const receiver = sides.find((span) => has(span, "received") || has(span, "understood"));
  const stated = (name: string) => textAcross(sides, `${PREFIX}${name}`);
  const callee = receiver ? calleeOf(receiver, tree, stated("to_agent")) : null;
  const sender = sides.find((span) => span !== receiver) ?? first;
  const caller = isAgentRun(sender) && sender.id !== callee?.id ? sender : null;
  const evidence = evidenceOf({
    dialect: "baton",
    span: first,
    handoffId: stated("id"),
    at: sender.startedAt,
    caller,
    callee,
    contents: contentsOf(sides, receiver),
    words: { ...statedWords(wordsOf(stated)), ...typeOf(stated("type")) },
  });
  return [{ ...evidence, ...partiesOf(stated, { caller, callee }) }];
}

function partiesOf(
  stated: (name: string) => string | null,
  { caller, callee }: Pick<Evidence, "caller" | "callee">,
): Pick<Evidence, "from" | "to"> {
  const from = stated("from_agent") ?? caller?.agent ?? null;
  const to = stated("to_agent") ?? callee?.agent ?? null;
  return {
    from: partyOf(from, stated("from_service")),
    to: partyOf(to, stated("to_service")),
  };
}

function calleeOf(receiver: TraceSpan, { above }: SpanTree, to: string | null): AgentRun | null {
  const run = isAgentRun(receiver) ? receiver : above.get(receiver.id)?.agent;
  return run && (to === null || alike(run.agent) === alike(to)) ? run : null;
}

function contentsOf(sides: readonly TraceSpan[], receiver: TraceSpan | undefined): Contents {
  const sent = sides.find((span) => has(span, "context"))?.input;
  const received = receiver && has(receiver, "received") ? receivedBy(receiver) : null;
  const understood = receiver && has(receiver, "understood") ? receiver.output : null;
  return {
    ...(sent && { sent }),
    ...(received && { received }),
    ...(understood && { understood }),
  };
}

/** A span that states both sides keeps what was received in the other body. */
function receivedBy(receiver: TraceSpan) {
  return has(receiver, "context") ? receiver.output : receiver.input;
}

function has({ attributes }: TraceSpan, content: string): boolean {
  const kept = attributes[HANDOFF_CONTENT];
  return Array.isArray(kept) && kept.includes(content);
}

function wordsOf(stated: (name: string) => string | null) {
  return {
    task: stated("task"),
    reason: stated("reason"),
    justification: stated("justification"),
  };
}

function typeOf(stated: string | null): { type?: HandoffType } {
  const type = HANDOFF_TYPES.find((type) => type === stated);
  return type ? { type } : {};
}

function textAcross(sides: readonly TraceSpan[], key: string): string | null {
  for (const { attributes } of sides) {
    const text = textAt(attributes, key);
    if (text !== null) return text;
  }
  return null;
}
