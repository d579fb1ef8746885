import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, HUMAN, type Evidence, type Pause } from "./evidence";
import { textAt } from "./read-attributes";
import { isAwaitingApproval, isRefused } from "./step-failure";
import { answerTo, type SpanTree } from "./span-tree";
import { toolNameOf } from "./tool-call";
import { cutText } from "./cut-text";

const CALL_IDS = ["gen_ai.tool.call.id", "tool_call.id", "ai.toolCall.id"];
const WORD_CHARS_MAX = 500;
/** The ADK's own ways to ask a person, where they get a span. */
const ADK_REQUESTS = new Set(["adk_request_credential", "adk_request_input"]);

/** What a tool call is known by, in whichever trace it is told. */
export function callIdOf({ attributes }: TraceSpan): string | null {
  return textAt(attributes, ...CALL_IDS);
}

/** Tool calls that a person must confirm: who asked hands over to a human (rulings, 8). */
export function readApprovals(tree: SpanTree): Evidence[] {
  const asked = tree.spans.filter((span) => span.kind === "tool" && asksOrWasRejected(span));
  if (asked.length === 0) return [];
  const calls = Map.groupBy(
    tree.spans.filter((span) => span.kind === "tool" && callIdOf(span) !== null),
    callIdOf,
  );
  const seen = new Set<string>();
  return asked.flatMap((span) => {
    const callId = callIdOf(span);
    if (callId !== null && seen.has(callId)) return [];
    if (callId !== null) seen.add(callId);
    const answered = (callId === null ? [] : (calls.get(callId) ?? [])).find(
      (call) => call.startedAt >= span.startedAt && call !== span && !isAwaitingApproval(call),
    );
    return [readApproval(span, answerOf(span, { answered, callId, tree }))];
  });
}

type Answer = NonNullable<Pause["decided"]>;

/** In the call itself, in a later call of the same id, or in another trace of the session. */
function answerOf(
  span: TraceSpan,
  found: { answered: TraceSpan | undefined; callId: string | null; tree: SpanTree },
): Answer | undefined {
  if (isRejected(span)) return { at: span.endedAt ?? span.startedAt, decision: "reject" };
  const { answered, callId, tree } = found;
  if (answered) return { at: answered.startedAt, decision: decisionOf(answered) };
  const elsewhere = answerTo(tree, { key: callId, at: span.startedAt });
  return elsewhere && { at: elsewhere.at, decision: elsewhere.decision };
}

/** What a person decided of a call that was resumed. */
export function decisionOf(call: TraceSpan): "approve" | "reject" {
  return isRefused(call) ? "reject" : "approve";
}

function asksOrWasRejected(span: TraceSpan): boolean {
  return isAwaitingApproval(span) || ADK_REQUESTS.has(toolNameOf(span)) || isRejected(span);
}

/** The OpenAI Agents SDK leaves a sign of a person's decision only when it was a no. */
function isRejected(span: TraceSpan): boolean {
  return "openai.error" in span.attributes && isRefused(span);
}

function readApproval(span: TraceSpan, decided: Answer | undefined): Evidence {
  const at = span.endedAt ?? span.startedAt;
  const callId = callIdOf(span);
  const question = `May "${toolNameOf(span)}" run?`;
  const pause: Pause = {
    approvalId: cutText(callId ?? `${span.traceId}:${span.id}`, WORD_CHARS_MAX),
    kind: "tool_confirmation",
    at,
    question,
    ...(callId !== null && { key: callId }),
    ...(decided && { decided }),
  };
  return evidenceOf({
    dialect: "approval",
    span,
    part: "approval",
    at,
    to: HUMAN,
    contents: span.input ? { sent: span.input } : {},
    words: { type: "escalate", mode: "async", task: question },
    pauses: [pause],
    end: decided ? { event: "task_complete", at: decided.at } : null,
  });
}
