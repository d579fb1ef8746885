import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { TOOL_ERROR } from "../otlp/split-content";
import { cutText } from "./cut-text";
import { recordAt } from "./read-attributes";

export type StepFailure = { type: string; message?: string };

const BARE_STEP = /^(?:call_llm$|execute_tool )/;
const CONFIRMATION_WANTED = /requires? confirmation/i;
/** In the ADK's words and in the OpenAI Agents SDK's. */
const REFUSED = /^this tool call is rejected|not approved|manually rejected/i;

/** Why a model or tool call failed; undefined when nothing says that it did. */
export function stepFailure(step: TraceSpan): StepFailure | undefined {
  const type = step.kind === "llm" ? "model_error" : "tool_error";
  if (isRefused(step)) return undefined;
  if (step.status === "error") return statedFailure(step, type);
  if (isBare(step)) return { type, message: `"${step.name}" left no attributes` };
  const error = step.attributes[TOOL_ERROR];
  if (typeof error !== "string" || isAwaitingApproval(step)) return undefined;
  return { type, message: error };
}

/** A tool that a person must confirm first: the run ends and goes on in another trace. */
export function isAwaitingApproval(step: TraceSpan): boolean {
  const error = step.attributes[TOOL_ERROR];
  return typeof error === "string" && CONFIRMATION_WANTED.test(error);
}

/** A person's no is no failure of the tool. */
export function isRefused({ attributes }: TraceSpan): boolean {
  const { message } = recordAt(attributes, "openai.error");
  return [attributes[TOOL_ERROR], message].some(
    (text) => typeof text === "string" && REFUSED.test(text),
  );
}

export function statedFailure(span: TraceSpan, fallback: string): StepFailure {
  const stated = span.attributes["error.type"];
  return {
    type: typeof stated === "string" && stated !== "" ? cutText(stated, 500) : fallback,
    ...(span.statusMessage && { message: span.statusMessage }),
  };
}

/** The ADK never sets a status: a step that failed is known by having no attributes at all. */
function isBare({ name, attributes, input, output }: TraceSpan): boolean {
  if (!BARE_STEP.test(name) || input || output) return false;
  return Object.keys(attributes).every((key) => key.startsWith("otel."));
}
