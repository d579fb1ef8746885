import { isRecord } from "@/lib/domain/json";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { ARGUMENT_KEYS, ARGUMENTS_CUT } from "../otlp/split-content";
import type { Contents, Words } from "./evidence";
import { textAt } from "./read-attributes";
import { statedWords } from "./stated-words";

const PREFIXES = /^(?:execute_tool |tool\.execution:)/;

export function toolNameOf({ name, attributes }: TraceSpan): string {
  return (
    textAt(attributes, "gen_ai.tool.name", "tool.name", "ai.toolCall.name") ??
    name.replace(PREFIXES, "")
  );
}

/** Arguments as an object; anything else is empty. */
export function argumentsOf({ attributes }: TraceSpan): Record<string, unknown> {
  for (const key of ARGUMENT_KEYS) {
    const value = attributes[key];
    if (isRecord(value)) return value;
  }
  return {};
}

/**
 * What travels with a call besides the target's name, which alone is no context. Models add a task
 * and a reason to a transfer's arguments; they travel although the callee may not see them.
 */
export function passedWith(
  span: TraceSpan,
  targetKeys: readonly string[] = [],
): { contents: Contents; words: Words } {
  const entries = Object.entries(argumentsOf(span)).filter(([key]) => !targetKeys.includes(key));
  const isCut = span.attributes[ARGUMENTS_CUT] === true;
  if (entries.length === 0 && !isCut) return { contents: {}, words: {} };
  return { contents: sentAs(span.input), words: statedWords(Object.fromEntries(entries)) };
}

function sentAs(sent: PayloadRef | null): Contents {
  return sent ? { sent } : {};
}
