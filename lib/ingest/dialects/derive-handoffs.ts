import { compareText } from "@/lib/domain/json";
import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { combine, type Handoff } from "./combine-evidence";
import type { DerivedEvent } from "./derived-event";
import { resumedRuns } from "./graph-interrupt";
import { handoffEvents } from "./handoff-events";
import { linkCaller } from "./link-callers";
import { linkCallees } from "./match-callees";
import { mergeEvidence } from "./merge-evidence";
import { readNesting } from "./nesting";
import { readEvidence } from "./read-evidence";
import { readSequence } from "./sequence";
import { buildSpanTree, type SpanTree } from "./span-tree";

export type { DerivedEvent } from "./derived-event";

/**
 * Reads handoffs out of all spans of one trace known so far, in any order. A later span may change
 * the answer: what is derived replaces what was derived before. Linear but for sorting.
 */
export function deriveHandoffEvents(spans: readonly TraceSpan[]): DerivedEvent[] {
  const tree = buildSpanTree(spans);
  const handoffs = readHandoffs(tree);
  if (handoffs.length === 0) return [];
  const endings = {
    tree,
    transfers: new Set(handoffs.filter(isTransfer).flatMap(({ statedIn }) => [...statedIn])),
    onward: onwardCalls(handoffs, tree),
    resumed: resumedRuns(tree),
  };
  return handoffs.flatMap((handoff) => handoffEvents(handoff, endings)).sort(compareEvents);
}

/** What is stated, and only beside that what can be inferred; nesting explains before sequence. */
function readHandoffs(tree: SpanTree): Handoff[] {
  const evidence = readEvidence(tree).map((one) => linkCaller(one, tree));
  const byDialect = Map.groupBy(evidence, ({ dialect }) => dialect);
  const linked = [...byDialect.values()].flatMap((own) => linkCallees(own, tree));
  const stated = mergeEvidence(linked);
  const nested = readNesting(tree, stated).map((one) => combine(one));
  const followed = readSequence(tree, [...stated, ...nested]).map((one) => combine(one));
  return [...stated, ...nested, ...followed].map(toldApart(new Set()));
}

/** One span may state several handoffs that were not merged: the best dialect's keeps the plain id. */
function toldApart(known: Set<string>) {
  return (handoff: Handoff): Handoff => {
    const { span, part, dialect } = handoff;
    const isNew = !known.has(`${span.id} ${part}`);
    const own = isNew ? part : `${part} ${dialect}`.trim();
    known.add(`${span.id} ${own}`);
    return isNew ? handoff : { ...handoff, part: own };
  };
}

/** Calls that took control away from their caller: not those that return or came to nothing. */
function onwardCalls(handoffs: readonly Handoff[], tree: SpanTree): Set<SpanId> {
  const onward = handoffs.filter(isTransfer).filter((handoff) => {
    const { callee, failure, isReturning, span, statedIn } = handoff;
    if (isReturning) return false;
    if (!callee) return failure === null && !tree.above.get(span.id)?.isClosed;
    const enclosing = tree.above.get(callee.id)?.enclosing;
    return ![...statedIn].some((id) => id === enclosing);
  });
  return new Set(onward.flatMap(({ statedIn }) => [...statedIn]));
}

/** A call that waits for a person did not hand over its work. */
function isTransfer({ dialects }: Handoff): boolean {
  return !dialects.has("approval");
}

function compareEvents(a: DerivedEvent, b: DerivedEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return compareText(a.event_id, b.event_id);
}
