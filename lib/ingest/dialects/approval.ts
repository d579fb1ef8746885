import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, HUMAN, type Evidence, type Pause } from "./evidence";
import { recordAt, textAt } from "./read-attributes";
import { isAwaitingApproval, stepFailure } from "./step-failure";
import type { SpanTree } from "./span-tree";
import { toolNameOf } from "./tool-call";
import { cutText } from "./cut-text";

const CALL_ID = "gen_ai.tool.call.id";
const WORD_CHARS_MAX = 500;
/** The ADK's own ways to ask a person, where they get a span. */
const ADK_REQUESTS = new Set(["adk_request_credential", "adk_request_input"]);
const OPENAI_REJECTED = /not approved|manually rejected/i;

/** Tool calls that a person must confirm: who asked hands over to a human (rulings, 8). */
export function readApprovals(tree: SpanTree): Evidence[] {
  const asked = tree.spans.filter((span) => span.kind === "tool" && asksOrWasRejected(span));
  if (asked.length === 0) return [];
  const calls = Map.groupBy(
    tree.spans.filter(({ kind, attributes }) => kind === "tool" && CALL_ID in attributes),
    ({ attributes }) => textAt(attributes, CALL_ID),
  );
  const seen = new Set<string>();
  return asked.flatMap((span) => {
    const callId = textAt(span.attributes, CALL_ID);
    if (callId !== null && seen.has(callId)) return [];
    if (callId !== null) seen.add(callId);
    const answered = (callId === null ? [] : (calls.get(callId) ?? [])).find(
      (call) => call.startedAt >= span.startedAt && call !== span && !isAwaitingApproval(call),
    );
    return [readApproval(span, isRejected(span) ? span : answered)];
  });
}

function asksOrWasRejected(span: TraceSpan): boolean {
  return isAwaitingApproval(span) || ADK_REQUESTS.has(toolNameOf(span)) || isRejected(span);
}

/** The OpenAI Agents SDK leaves a sign of a person's decision only when it was a no. */
function isRejected({ attributes }: TraceSpan): boolean {
  const { message } = recordAt(attributes, "openai.error");
  return typeof message === "string" && OPENAI_REJECTED.test(message);
}

function wasRefused(call: TraceSpan): boolean {
  return isRejected(call) || stepFailure(call) !== undefined;
}

function readApproval(span: TraceSpan, answered: TraceSpan | undefined): Evidence {
  const at = span.endedAt ?? span.startedAt;
  const decidedAt = answered === span ? at : answered?.startedAt;
  const callId = textAt(span.attributes, CALL_ID);
  const question = `May "${toolNameOf(span)}" run?`;
  const pause: Pause = {
    approvalId: cutText(callId ?? `${span.traceId}:${span.id}`, WORD_CHARS_MAX),
    kind: "tool_confirmation",
    at,
    question,
    ...(answered &&
      decidedAt !== undefined && {
        decided: { at: decidedAt, decision: wasRefused(answered) ? "reject" : "approve" },
      }),
  };
  return evidenceOf({
    dialect: "approval",
    span,
    part: "approval",
    at,
    to: HUMAN,
    contents: span.input ? { sent: span.input } : {},
    words: { type: "escalate", task: question },
    pauses: [pause],
    end: decidedAt === undefined ? null : { event: "task_complete", at: decidedAt },
  });
}
