import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { alike, evidenceOf, partyOf, type Evidence, type Words } from "./evidence";
import { argumentsOfHandoff, calledHandoff } from "./openai-calls";
import { handoffFailure, requestedAtOnce } from "./handoff-failure";
import { recordAt, textAt, textsAt, textsIn } from "./read-attributes";
import { lastStartedBy, type SpanTree } from "./span-tree";
import { statedWords } from "./stated-words";

const DATA = "openai.span_data.";
const TYPE = `${DATA}type`;
const LOGFIRE_NAME = /^Handoff: (?<from>.+) → (?<to>.+)$/;

type Sides = { from: string | null; to: string | null };

/**
 * Handoff spans of the OpenAI Agents SDK, as its own exporter, AgentOps, Coralogix and Logfire send
 * them. They carry names only: what the sender held is its last input; what it sent, see `initiatedEvent`.
 */
export function readOpenAi(span: TraceSpan, tree: SpanTree): Evidence[] {
  const sides = sidesOf(span);
  if (!sides) return [];
  const failure = handoffFailure(span);
  const told = sides.to ?? textAt(span.attributes, `${DATA}intended_to`);
  const asked = told ?? calledHandoff(span, tree);
  const declared = asked === null ? soleHandoffOf(span, tree) : null;
  const to = asked ?? declared;
  const held = lastInput(span, tree);
  const [sent, received] = stated(span);
  const first = evidenceOf({
    dialect: "openai",
    span,
    from: partyOf(sides.from),
    to: partyOf(to),
    failure,
    contents: {
      ...(held && { held }),
      ...(sent && { sent }),
      ...(received && { received }),
    },
    words: wordsOf(span, to, tree),
    inferredWhy: isGuess(to, declared) ? "The sender declares this one handoff only." : null,
  });
  return [first, ...droppedBeside(first)];
}

function isGuess(to: string | null, declared: string | null): boolean {
  return to !== null && to === declared;
}

function sidesOf({ kind, name, attributes }: TraceSpan): Sides | undefined {
  if (attributes[TYPE] === "handoff") {
    return {
      from: textAt(attributes, `${DATA}from_agent`),
      to: textAt(attributes, `${DATA}to_agent`),
    };
  }
  const from = textAt(attributes, "from_agent");
  const to = textAt(attributes, "to_agent");
  if (from !== null && (to !== null || kind === "handoff")) return { from, to };
  const groups = LOGFIRE_NAME.exec(textAt(attributes, "logfire.msg") ?? name)?.groups;
  return groups && { from: groups["from"] ?? null, to: groups["to"] ?? null };
}

/** A callback that throws leaves the target unnamed. */
function soleHandoffOf(span: TraceSpan, { above }: SpanTree): string | null {
  const sender = above.get(span.id)?.agent;
  if (!sender) return null;
  const declared = textsAt(sender.attributes, `${DATA}handoffs`);
  const names =
    declared.length > 0 ? declared : textsAt(sender.attributes, "openai.agent.handoffs");
  return names.length === 1 ? (names[0] ?? null) : null;
}

function lastInput(span: TraceSpan, { above, modelCallsOf }: SpanTree) {
  const sender = above.get(span.id)?.agent;
  return sender && lastStartedBy(modelCallsOf.get(sender.id), span.startedAt)?.input;
}

/** Not in the stock payload: an application may add contexts and arguments (`span_data` is open). */
function stated({ attributes, input, output }: TraceSpan) {
  return attributes[TYPE] === "handoff" ? [input, output] : [null, null];
}

/** As an application added them to the span, else as the sender's model called the handoff. */
function wordsOf(span: TraceSpan, to: string | null, tree: SpanTree): Words {
  const added = recordAt(span.attributes, `${DATA}arguments`);
  const given = Object.keys(added).length > 0 ? added : argumentsOfHandoff(span, to, tree);
  return statedWords(given);
}

/** Of several handoffs in one answer the first runs; the others are dropped. */
function droppedBeside(first: Evidence): Evidence[] {
  const names = [...new Set(textsIn(requestedAtOnce(first.span)))];
  const others = names.filter((name) => alike(name) !== alike(first.to?.name ?? ""));
  return others.map((name) => ({
    ...first,
    part: `dropped ${name}`,
    to: partyOf(name),
    failure: "Several handoffs were requested at once; only the first runs.",
  }));
}
