import type { Json } from "@/lib/domain/json";
import { countAt, fieldsAt, isFields, type Fields } from "../openai-agents/fields";

const INPUT_KEYS = ["input_tokens", "prompt_tokens", "promptTokens"];
const OUTPUT_KEYS = ["output_tokens", "completion_tokens", "completionTokens"];

/** Tokens of a model call: the first of the places where LangChain's versions write them. */
export function tokenUsage(outputs: Json | undefined, metadata: Fields): Fields {
  const out = isFields(outputs) ? outputs : {};
  const places = [
    fieldsAt(out, "usage_metadata"),
    fieldsAt(metadata, "usage_metadata"),
    messageUsage(out),
    fieldsAt(fieldsAt(out, "llmOutput"), "tokenUsage"),
    fieldsAt(fieldsAt(out, "llm_output"), "token_usage"),
    fieldsAt(out, "usage"),
  ];
  const usage = places.find(
    (place) => countAt(place, ...INPUT_KEYS) !== null || countAt(place, ...OUTPUT_KEYS) !== null,
  );
  if (!usage) return {};
  const [input, output] = [countAt(usage, ...INPUT_KEYS), countAt(usage, ...OUTPUT_KEYS)];
  return {
    ...(input !== null && { "gen_ai.usage.input_tokens": input }),
    ...(output !== null && { "gen_ai.usage.output_tokens": output }),
  };
}

function messageUsage(outputs: Fields): Fields {
  const [batch] = listAt(outputs, "generations");
  const [generation] = Array.isArray(batch) ? batch : [batch];
  if (!isFields(generation)) return {};
  return fieldsAt(fieldsAt(fieldsAt(generation, "message"), "kwargs"), "usage_metadata");
}

function listAt(fields: Fields, key: string): Json[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}
