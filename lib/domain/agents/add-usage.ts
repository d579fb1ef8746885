import type { Usage } from "../event/shapes";
import type { LlmSettings } from "./agent-settings";

const TOKENS_PER_PRICE = 1_000_000;

/** What a handoff cost with one answer more; unknown stays unknown. */
export function addUsage(total: Usage, more: Usage): Usage {
  const sum: Usage = { ...total };
  for (const name of FIELDS) {
    const value = more[name];
    if (value !== undefined) sum[name] = (sum[name] ?? 0) + value;
  }
  return sum;
}

const FIELDS = [
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "cost_usd",
  "credits",
] as const satisfies (keyof Usage)[];

export function withCost(
  usage: Usage,
  { usd_per_million_tokens: price }: Pick<LlmSettings, "usd_per_million_tokens">,
): Usage {
  if (!price) return usage;
  const { input_tokens: input = 0, output_tokens: output = 0 } = usage;
  const cost = (input * price.input + output * price.output) / TOKENS_PER_PRICE;
  return { ...usage, cost_usd: cost };
}
