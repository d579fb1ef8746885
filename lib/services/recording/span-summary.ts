import type { Nanos } from "@/lib/domain/time";
import { sumUsage } from "@/lib/domain/trace/sum-usage";
import type { SpanSummary } from "@/lib/domain/trace/summarise-trace";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { usageOfSpan } from "@/lib/ingest/dialects/span-usage";

/** What the trace's own row says of its spans: times, errors and tokens. */
export function summariseSpans(spans: readonly TraceSpan[]): SpanSummary {
  const isOpen = spans.some(({ endedAt }) => endedAt === null);
  return {
    count: spans.length,
    errorCount: spans.filter(isFailedWork).length,
    startedAt: extreme(
      spans.map(({ startedAt }) => startedAt),
      (a, b) => a < b,
    ),
    endedAt: isOpen
      ? null
      : extreme(
          spans.map(({ endedAt }) => endedAt),
          (a, b) => a > b,
        ),
    usage: sumUsage(leafLlmSpans(spans).map(usageOfSpan)),
  };
}

/** A span that *is* a handoff is counted as a handoff. */
function isFailedWork({ status, kind }: TraceSpan): boolean {
  return status === "error" && kind !== "handoff";
}

/** Agents of a trace that has no handoff yet, in order of start. */
export function agentsOfSpans(spans: readonly TraceSpan[]): string[] {
  const named = outerFirst(spans).flatMap(({ agent }) => (agent === null ? [] : [agent]));
  return [...new Set(named)];
}

/** The name of the earliest agent, else of the earliest root: stands in for a name nobody gave. */
export function labelOfSpans(spans: readonly TraceSpan[]): string | null {
  const root = () => outerFirst(spans).find(({ parentId }) => parentId === null);
  return agentsOfSpans(spans)[0] ?? root()?.name ?? null;
}

/** By start; of those that begin at once the one that lasts longest, whatever order they arrived in. */
function outerFirst(spans: readonly TraceSpan[]): TraceSpan[] {
  return spans.toSorted(
    (a, b) => compare(a.startedAt, b.startedAt) || compareEnds(b, a) || compare(a.id, b.id),
  );
}

function compareEnds({ endedAt: a }: TraceSpan, { endedAt: b }: TraceSpan): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

function compare<Value extends string | bigint>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function extreme(
  values: readonly (Nanos | null)[],
  wins: (a: Nanos, b: Nanos) => boolean,
): Nanos | null {
  let best: Nanos | null = null;
  for (const value of values) {
    if (value !== null && (best === null || wins(value, best))) best = value;
  }
  return best;
}

/** A span around another LLM span repeats its tokens; only the innermost count. */
function leafLlmSpans(spans: readonly TraceSpan[]): TraceSpan[] {
  const llm = spans.filter(({ kind }) => kind === "llm");
  const byId = new Map(spans.map((span) => [span.id, span]));
  const enclosing = new Set<string>();
  for (const { parentId } of llm) {
    const parent = parentId === null ? undefined : byId.get(parentId);
    if (parent?.kind === "llm") enclosing.add(parent.id);
  }
  return llm.filter(({ id }) => !enclosing.has(id));
}
