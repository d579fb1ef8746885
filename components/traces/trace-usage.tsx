import { Unknown } from "@/components/shared/unknown";
import type { UsageDto } from "@/lib/contracts/handoff";
import { formatCost, formatCountCompact, formatQuantity } from "@/lib/format/count";

const PARTS_MAX = 2;

/** `1.2K · $0.0042`: what was reported first of tokens, cost and credits. */
export function TraceUsage({ usage }: { usage: UsageDto | null }) {
  const parts = usage === null ? [] : describeUsage(usage);
  return parts.length === 0 ? (
    <Unknown what="usage" />
  ) : (
    <span title={parts.join(" · ")}>{parts.slice(0, PARTS_MAX).join(" · ")}</span>
  );
}

function describeUsage({ input_tokens, output_tokens, cost_usd, credits }: UsageDto): string[] {
  const hasTokens = input_tokens !== undefined || output_tokens !== undefined;
  return [
    hasTokens ? formatCountCompact((input_tokens ?? 0) + (output_tokens ?? 0)) : null,
    cost_usd === undefined ? null : formatCost(cost_usd),
    credits === undefined ? null : formatQuantity(credits, "credit"),
  ].filter((part) => part !== null);
}
