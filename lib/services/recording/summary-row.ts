import type { TraceSummaryRow } from "@/db/queries/record/traces";
import type { Usage } from "@/lib/domain/event/shapes";
import type { PlacedHandoff } from "@/lib/domain/handoff/handoff";
import type { Nanos } from "@/lib/domain/time";
import { summariseTrace } from "@/lib/domain/trace/summarise-trace";
import type { TouchedTrace } from "./load-touched-traces";
import { agentsOfSpans, labelOfSpans } from "./span-summary";

/** The trace's own row: all that a list needs, so that lists never look at handoffs or spans. */
export function toSummaryRow(
  { seen, spans, spanSummary, approvalsWaiting, resumptions }: TouchedTrace,
  { placed, silentSince }: { placed: readonly PlacedHandoff[]; silentSince: Nanos | undefined },
): TraceSummaryRow {
  const summary = summariseTrace({
    handoffs: placed,
    spans: spanSummary,
    approvalsWaiting,
    started: { at: seen.startedAt },
    ended: seen.statedStatus ? { at: seen.lastSignAt, status: seen.statedStatus } : undefined,
    isSilent: silentSince !== undefined && seen.lastSignAt < silentSince,
  });
  return {
    ...summary,
    id: seen.id,
    startedAt: summary.startedAt ?? seen.startedAt,
    agents: summary.agents.length > 0 ? summary.agents : agentsOfSpans(spans),
    usage: usageOf(summary.usage, { seen, spans, spanSummary }),
    spanCount: spanSummary.count,
    label: labelOfSpans(spans),
    resumptions,
    isRead: spans.length === spanSummary.count,
  };
}

/** Spans that were not read again cannot be summed again: then what they summed to stands. */
function usageOf(
  usage: Usage | null,
  { seen, spans, spanSummary }: Pick<TouchedTrace, "seen" | "spans" | "spanSummary">,
): Usage | null {
  const isSummed = spans.length === spanSummary.count;
  return isSummed ? (usage ?? seen.usage) : (seen.usage ?? usage);
}
