import { compareText } from "@/lib/domain/json";
import type { SpanId } from "@/lib/domain/ids";
import type { Resumption } from "@/lib/domain/trace/resumption";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import type { Endings } from "./callee-end";
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
import { readResumptions } from "./resumptions";
import { buildSpanTree, type Beside, type SpanTree } from "./span-tree";

export type { DerivedEvent } from "./derived-event";

/**
 * Reads handoffs out of all spans of one trace known so far, in any order. A later span may change
 * the answer: what is derived replaces what was derived before. Linear but for sorting.
 */
export function deriveHandoffEvents(
  spans: readonly TraceSpan[],
  beside: Partial<Beside> = {},
): DerivedEvent[] {
  return readTrace(spans, beside).events;
}

export type TraceReading = {
  events: DerivedEvent[];
  /** With what it goes on that another trace of its session may have asked a person. */
  resumptions: Resumption[];
  /** What waits for an answer that another trace of its session may bring. */
  asked: string[];
};

/** The same with what concerns other traces of the session. */
export function readTrace(spans: readonly TraceSpan[], beside: Partial<Beside> = {}): TraceReading {
  const tree = buildSpanTree(spans, beside);
  const handoffs = readHandoffs(tree);
  const endings = endingsOf(handoffs, tree);
  return {
    events: handoffs.flatMap((handoff) => handoffEvents(handoff, endings)).sort(compareEvents),
    resumptions: readResumptions(endings),
    asked: handoffs.flatMap(({ pauses }) =>
      pauses.flatMap(({ key, decided }) => (key === undefined || decided ? [] : [key])),
    ),
  };
}

function endingsOf(handoffs: readonly Handoff[], tree: SpanTree): Endings {
  return {
    tree,
    transfers: new Set(handoffs.filter(isTransfer).flatMap(({ statedIn }) => [...statedIn])),
    onward: onwardCalls(handoffs, tree),
    resumed: resumedRuns(tree),
  };
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
