import { expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import type { Usage } from "@/lib/domain/event/shapes";
import { usageOfSpan } from "./span-usage";

it.each<[string, Record<string, Json>, Usage | null]>([
  [
    "the newest names",
    {
      "gen_ai.usage.input_tokens": 9,
      "gen_ai.usage.output_tokens": 3,
      "gen_ai.usage.cache_read.input_tokens": 5,
      "gen_ai.usage.cache_write.input_tokens": 2,
    },
    { input_tokens: 9, output_tokens: 3, cache_read_tokens: 5, cache_write_tokens: 2 },
  ],
  [
    "the names up to 1.41",
    { "gen_ai.usage.cache_creation.input_tokens": 2, "gen_ai.usage.input_tokens": 9 },
    { input_tokens: 9, cache_write_tokens: 2 },
  ],
  [
    "Traceloop's",
    {
      "gen_ai.usage.prompt_tokens": 9,
      "gen_ai.usage.completion_tokens": 3,
      "gen_ai.usage.cache_read_input_tokens": 5,
      "gen_ai.usage.cache_creation_input_tokens": 2,
    },
    { input_tokens: 9, output_tokens: 3, cache_read_tokens: 5, cache_write_tokens: 2 },
  ],
  [
    "OpenInference's",
    {
      "llm.token_count.prompt": 9,
      "llm.token_count.completion": 3,
      "llm.token_count.prompt_details.cache_read": 5,
      "llm.token_count.prompt_details.cache_write": 2,
      "llm.cost.total": 0.01,
    },
    {
      input_tokens: 9,
      output_tokens: 3,
      cache_read_tokens: 5,
      cache_write_tokens: 2,
      cost_usd: 0.01,
    },
  ],
  [
    "Langfuse's",
    {
      "langfuse.observation.usage_details": '{"input":9,"output":3,"total":12}',
      "langfuse.observation.cost_details": '{"total":0.01}',
    },
    { input_tokens: 9, output_tokens: 3, cost_usd: 0.01 },
  ],
  [
    "Vercel's",
    { "ai.usage.promptTokens": 9, "ai.usage.completionTokens": 3 },
    { input_tokens: 9, output_tokens: 3 },
  ],
  [
    "the new name of two",
    { "gen_ai.usage.input_tokens": 9, "gen_ai.usage.prompt_tokens": 8 },
    { input_tokens: 9 },
  ],
  ["nothing", { "gen_ai.request.model": "m" }, null],
  [
    "nothing that cannot be",
    { "gen_ai.usage.input_tokens": -1, "llm.token_count.prompt": 1e12 },
    null,
  ],
  [
    "nothing that is half",
    { "gen_ai.usage.input_tokens": 1.5, "gen_ai.usage.output_tokens": "3" },
    null,
  ],
])("reads usage by %s", (_whose, attributes, usage) => {
  expect(usageOfSpan({ attributes })).toEqual(usage);
});
