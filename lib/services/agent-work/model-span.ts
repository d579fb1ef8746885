import { randomBytes } from "node:crypto";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { LlmSettings } from "@/lib/domain/agents/agent-settings";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { asJson, type Json } from "@/lib/domain/json";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import type { AssistantMessage, ModelAnswer, Transcript } from "./call-place";

const SPAN_ID_BYTES = 8;

/** One answer of a model, as the trace shows it: with what was new to it, and what it said. */
export function modelSpan(
  { traceId, toAgent }: TaskRow,
  {
    transcript,
    answer,
    message,
    settings,
    endedAt,
  }: {
    transcript: Transcript;
    answer: ModelAnswer;
    message: AssistantMessage;
    settings: LlmSettings;
    endedAt: Nanos;
  },
): NativeEventInput {
  const { usage } = answer;
  const attributes: Record<string, Json> = { "gen_ai.request.model": settings.model };
  if (usage.input_tokens !== undefined) {
    attributes["gen_ai.usage.input_tokens"] = usage.input_tokens;
  }
  if (usage.output_tokens !== undefined) {
    attributes["gen_ai.usage.output_tokens"] = usage.output_tokens;
  }
  const told = transcript.messages.at(-1);
  return {
    event: "span",
    trace_id: traceId,
    id: randomBytes(SPAN_ID_BYTES).toString("hex"),
    kind: "llm",
    name: `chat ${settings.model}`.slice(0, 1000),
    agent: toAgent,
    start: formatInstant(answer.startedAt),
    end: formatInstant(endedAt),
    status: "ok",
    attributes,
    ...(told ? { input: asJson(told) } : {}),
    output: asJson(message),
  };
}
