import type { SpanStatus } from "@/lib/domain/handoff/taxonomy";
import type { Json } from "@/lib/domain/json";
import type { Fields } from "../openai-agents/fields";

/** How LangGraph leaves a node on its way: thrown like errors, but no failures. */
const BUBBLE = "baton.langgraph.bubble";

/** JavaScript writes message, blank line, stack (`Name: …`); Python writes `Name(…)` first. */
const BUBBLES = /(?:^(?=\w+\()|^\s*|\n\n)(ParentCommand|GraphInterrupt|NodeInterrupt)(?=[:(\n]|$)/;
const TEXT_CHARS_MAX = 100_000;

export type RunOutcome = { status: SpanStatus; message: string | null; attributes: Fields };

export function runOutcome(error: Json, { hasEnded }: { hasEnded: boolean }): RunOutcome {
  if (error === null || error === "") {
    return { status: hasEnded ? "ok" : "unset", message: null, attributes: {} };
  }
  const text = typeof error === "string" ? error : JSON.stringify(error);
  const name = BUBBLES.exec(text)?.[1];
  const bubble = name === "NodeInterrupt" ? "GraphInterrupt" : name;
  return {
    status: bubble === undefined ? "error" : "unset",
    // An interrupt's text holds what a person is asked.
    message: text.slice(0, TEXT_CHARS_MAX),
    attributes: bubble === undefined ? {} : { [BUBBLE]: bubble },
  };
}
