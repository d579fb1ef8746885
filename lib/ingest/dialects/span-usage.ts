import { QUANTITIES, USAGE_MAX, type Usage } from "@/lib/domain/event/shapes";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { recordAt } from "./read-attributes";

type Quantity = Exclude<keyof Usage, "credits">;

/** By the newest name first: senders change theirs over years, and some send two. */
const KEYS: Readonly<Record<Quantity, readonly string[]>> = {
  input_tokens: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.token_count.prompt",
    "llm.usage.prompt_tokens",
    "ai.usage.inputTokens",
    "ai.usage.promptTokens",
  ],
  output_tokens: [
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.token_count.completion",
    "llm.usage.completion_tokens",
    "ai.usage.outputTokens",
    "ai.usage.completionTokens",
  ],
  cache_read_tokens: [
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_read_input_tokens",
    "llm.token_count.prompt_details.cache_read",
    "ai.usage.cachedInputTokens",
  ],
  cache_write_tokens: [
    "gen_ai.usage.cache_write.input_tokens",
    "gen_ai.usage.cache_creation.input_tokens",
    "gen_ai.usage.cache_creation_input_tokens",
    "llm.token_count.prompt_details.cache_write",
  ],
  cost_usd: ["gen_ai.usage.cost", "llm.cost.total"],
};
/** Langfuse: JSON text. */
const DETAILS: readonly (readonly [key: string, field: string, quantity: Quantity])[] = [
  ["langfuse.observation.usage_details", "input", "input_tokens"],
  ["langfuse.observation.usage_details", "output", "output_tokens"],
  ["langfuse.observation.usage_details", "cache_read_input_tokens", "cache_read_tokens"],
  ["langfuse.observation.usage_details", "cache_creation_input_tokens", "cache_write_tokens"],
  ["langfuse.observation.cost_details", "total", "cost_usd"],
];

/** What a model call says that it used; null when it says nothing that can be believed. */
export function usageOfSpan({ attributes }: Pick<TraceSpan, "attributes">): Usage | null {
  const usage: Usage = {};
  for (const quantity of QUANTITIES) {
    if (quantity === "credits") continue;
    const amounts = KEYS[quantity].map((key) => attributes[key]);
    const amount = amounts.find((value) => isAmount(value, quantity));
    if (isAmount(amount, quantity)) usage[quantity] = amount;
  }
  for (const [key, field, quantity] of DETAILS) {
    const amount = key in attributes ? recordAt(attributes, key)[field] : undefined;
    if (usage[quantity] === undefined && isAmount(amount, quantity)) usage[quantity] = amount;
  }
  return Object.keys(usage).length === 0 ? null : usage;
}

/** As bounded as the vocabulary's own usage; a hostile exporter says anything. */
function isAmount(value: unknown, quantity: Quantity): value is number {
  if (typeof value !== "number" || !(value >= 0) || value > USAGE_MAX) return false;
  return quantity === "cost_usd" || Number.isInteger(value);
}
