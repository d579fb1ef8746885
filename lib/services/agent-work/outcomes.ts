import type { ToolOutcome } from "@/lib/domain/agents/transcript";
import type { Json } from "@/lib/domain/json";
import type { CallEnd } from "@/db/queries/runtime/agent-work";

/** What a model can read and mend. */
export function refused(type: string, message: string): ToolOutcome {
  return { isError: true, value: { error: { type, message } } };
}

export function answered(value: Json): ToolOutcome {
  return { isError: false, value };
}

export function doneWith({ isError, value }: ToolOutcome): CallEnd {
  return { state: "done", isError, result: value };
}
