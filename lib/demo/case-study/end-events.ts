import type { NativeEventInput } from "../../domain/event/native-event";
import type { Json } from "../../domain/json";
import type { Random } from "../seeded-random";
import { approvalQuestion, askedFields } from "./context";
import type { FailureKind } from "./slot";
import type { Hop } from "./timeline";
import type { EventBase, TraceSetting } from "./trace-setting";

const RATED_SHARE = 0.3;
const QUALITY = { justified: 0.9, unjustified: 0.833 } as const;

const ERRORS: Readonly<Record<FailureKind, { type: string; message: string }>> = {
  implicit: { type: "missing_context", message: "The criteria are not in the context" },
  transfer: { type: "missing_context", message: "The constraints did not arrive" },
  premature: { type: "clarification_unanswered", message: "Nobody answered the question" },
  tool_error: { type: "tool_error", message: "The lookup answered 502 three times" },
  model_timeout: { type: "model_timeout", message: "No answer from the model in 60 s" },
  rate_limited: { type: "rate_limited", message: "The provider refused: 429" },
  invalid_output: { type: "invalid_output", message: "The result does not match its schema" },
  low_quality: { type: "low_quality", message: "Rated below 70 %" },
};

/** How a handoff ends: completed, failed with its cause in the data, or timed out. */
export function endEvents(hop: Hop, base: EventBase, trace: TraceSetting): NativeEventInput[] {
  const { slot } = hop;
  if (slot.outcome === "incomplete") {
    const after_ms = (hop.endUs - hop.startUs) / 1000;
    return [{ event: "handoff_timed_out", ...base("timed-out", hop.endUs), after_ms }];
  }
  if (slot.failure !== null) return failureEvents(hop, base, trace);
  if (slot.type === "escalate") return decisionEvents(hop, base, trace);
  return slot.type === "return" ? [] : [completion(hop, base, trace.random)];
}

function failureEvents(hop: Hop, base: EventBase, trace: TraceSetting): NativeEventInput[] {
  const failure = hop.slot.failure ?? "tool_error";
  if (failure === "low_quality") {
    const score = trace.random.int(38, 69) / 100;
    const ratedAtUs = hop.endUs + 60_000_000;
    return [
      { event: "task_complete", ...base("complete", hop.endUs), agent: hop.to },
      { event: "quality_rated", ...base("rated", ratedAtUs), score, rater: "human sample" },
    ];
  }
  const failed: NativeEventInput = {
    event: "task_failed",
    ...base("failed", Math.max(hop.endUs, hop.receivedUs + 1000)),
    agent: hop.to,
    error: ERRORS[failure],
  };
  if (failure !== "premature") return [failed];
  const fields = askedFields(hop, trace);
  const askedAtUs = Math.round(hop.receivedUs + 0.2 * (hop.endUs - hop.receivedUs));
  const asked: NativeEventInput = {
    event: "clarification_requested",
    ...base("asked", askedAtUs),
    agent: hop.to,
    fields,
    question: `I need to know: ${fields.join(", ")}`,
  };
  return [asked, failed];
}

function decisionEvents(hop: Hop, base: EventBase, trace: TraceSetting): NativeEventInput[] {
  const approval_id = `${trace.traceId}-approval-${hop.index}`;
  return [
    {
      event: "approval_requested",
      ...base("approval", hop.receivedUs),
      approval_id,
      kind: "approval_required",
      question: approvalQuestion(hop, trace),
      action: { send: hop.story.recordsKey, count: trace.parameters.count },
    },
    {
      event: "approval_decided",
      ...base("decided", hop.endUs),
      approval_id,
      decision: trace.random.pick(["approve", "approve", "approve", "approve", "respond"]),
      by: "reviewer@demo.example",
      wait_ms: (hop.endUs - hop.receivedUs) / 1000,
    },
    { event: "task_complete", ...base("complete", hop.endUs), agent: hop.to },
  ];
}

function completion(hop: Hop, base: EventBase, random: Random): NativeEventInput {
  const input_tokens = random.int(600, 6000);
  const output_tokens = random.int(120, 1800);
  const cost_usd = Math.round(input_tokens * 2.5 + output_tokens * 10) / 1_000_000;
  return {
    event: "task_complete",
    ...base("complete", hop.endUs),
    agent: hop.to,
    result: resultOf(hop, random),
    usage: { input_tokens, output_tokens, cost_usd, credits: random.int(1, 6) },
    ...(random.chance(RATED_SHARE) && { quality: drawQuality(hop, random) }),
  };
}

function resultOf(hop: Hop, random: Random): Json {
  return { status: "done", [`${hop.story.recordsKey}_count`]: random.int(8, 60) };
}

/** Above 0.70, or the handoff would not count as succeeded. */
function drawQuality({ slot }: Hop, random: Random): number {
  const mean = QUALITY[slot.isJustified ? "justified" : "unjustified"];
  return Math.round(100 * Math.min(0.99, Math.max(0.72, mean + 0.04 * random.normal()))) / 100;
}
