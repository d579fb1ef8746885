import { QUANTITIES, USAGE_MAX, type Usage } from "@/lib/domain/event/shapes";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { sumUsage } from "@/lib/domain/trace/sum-usage";
import { usageOfSpan } from "./span-usage";

/** Model calls only: agent spans may repeat the sum of theirs. Never more than an event may say. */
export function sumUsageOf(steps: readonly TraceSpan[]): Usage | undefined {
  const sum = sumUsage(steps.filter(({ kind }) => kind === "llm").map(usageOfSpan));
  if (!sum) return undefined;
  const capped: Usage = {};
  for (const name of QUANTITIES) {
    const amount = sum[name];
    if (amount !== undefined) capped[name] = Math.min(amount, USAGE_MAX);
  }
  return capped;
}
