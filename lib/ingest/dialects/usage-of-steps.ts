import type { Usage } from "@/lib/domain/event/shapes";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";

const INPUT_TOKENS = [
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.prompt_tokens",
  "llm.token_count.prompt",
];
const OUTPUT_TOKENS = [
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.completion_tokens",
  "llm.token_count.completion",
];

/** Model calls only: agent spans may repeat the sum of theirs. */
export function sumUsageOf(steps: readonly TraceSpan[]): Usage | undefined {
  const calls = steps.filter(({ kind }) => kind === "llm");
  const input = sumOf(calls, INPUT_TOKENS);
  const output = sumOf(calls, OUTPUT_TOKENS);
  if (input === undefined && output === undefined) return undefined;
  return {
    ...(input !== undefined && { input_tokens: input }),
    ...(output !== undefined && { output_tokens: output }),
  };
}

function sumOf(calls: readonly TraceSpan[], keys: readonly string[]): number | undefined {
  const counts = calls.flatMap(({ attributes }) => {
    const count = keys.map((key) => attributes[key]).find((value) => value !== undefined);
    return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? [count] : [];
  });
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
