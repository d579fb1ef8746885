import { isRecord } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { ARGUMENTS_CUT } from "../otlp/split-content";

/** A tool call by which an agent asks to hand over. */
export type Transfer = {
  tool: TraceSpan;
  /** The name as it was asked for; null when the call does not say. */
  target: string | null;
  /** Whom the span itself names as the caller, where its convention says so. */
  caller: string | null;
  /** The caller waits for an answer and goes on itself. */
  returns: boolean;
  /** The arguments other than the target's name; null when there are none. */
  extras: Readonly<Record<string, unknown>> | null;
};

export const TARGET_KEYS: readonly string[] = ["agentName", "agent_name"];

const ARGUMENT_KEYS = ["gcp.vertex.agent.tool_call_args", "gen_ai.tool.call.arguments"];

export function toolNameOf({ name, attributes }: TraceSpan): string {
  const stated = attributes["gen_ai.tool.name"];
  return typeof stated === "string" ? stated : name.replace(/^execute_tool /, "");
}

/** Arguments as an object; JSON text is read, anything else is empty. */
export function argumentsOf({ attributes }: TraceSpan): Record<string, unknown> {
  for (const key of ARGUMENT_KEYS) {
    const value = attributes[key];
    if (isRecord(value)) return value;
  }
  return {};
}

/** What the arguments say besides the target; `{}` when they were too large to be kept whole. */
export function extrasOf(span: TraceSpan, targetKeys: readonly string[]): Transfer["extras"] {
  const entries = Object.entries(argumentsOf(span)).filter(([key]) => !targetKeys.includes(key));
  const isCut = span.attributes[ARGUMENTS_CUT] === true;
  return entries.length > 0 || isCut ? Object.fromEntries(entries) : null;
}
