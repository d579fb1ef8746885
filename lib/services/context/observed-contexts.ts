import type { HandoffRow } from "@/db/queries/record/handoffs";
import { listPayloads, listSpanBodies, type SpanBodies } from "@/db/queries/spans";
import type { ObservedStages } from "@/lib/domain/context/gap";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";

/** All that is read at once; what is beyond it is treated as unknown, and said to be. */
const BYTES_MAX = 32_000_000;
const SPANS_MAX = 2_000;

export type ObservedContexts = {
  bodyOf(ref: PayloadRef | null | undefined): Json | undefined;
  stagesOf(handoff: HandoffRow): ObservedStages;
  /** What tools answered to the callee while it worked on this handoff. */
  answersTo(handoff: HandoffRow): Json[];
  isComplete: boolean;
};

/**
 * The contexts of some handoffs of one trace, with what their callees made of them, in two queries.
 * `all` are the trace's handoffs: what a callee passed on is what it used.
 */
export async function loadObservedContexts(
  { db, projectId }: ServiceContext,
  { day, traceId }: { day: string; traceId: TraceId },
  { wanted, all }: { wanted: readonly HandoffRow[]; all: readonly HandoffRow[] },
): Promise<ObservedContexts> {
  const agents = [...new Set(wanted.flatMap(({ toAgent }) => toAgent ?? []))];
  const place = { projectId, day, traceId };
  const spans =
    agents.length === 0 ? [] : await listSpanBodies(db, { ...place, agents, limit: SPANS_MAX + 1 });
  const onward = groupByParent(all);
  const refs = [
    ...wanted.flatMap(({ sent, received, held, understood, result }) => [
      sent,
      received,
      held,
      understood,
      result,
    ]),
    ...wanted.flatMap(({ id }) => (onward.get(id) ?? []).map(({ sent }) => sent)),
    ...spans.flatMap((span) => bodiesOf(span)),
  ].filter((ref) => ref !== null);
  const { hashes, isWhole } = withinBudget(refs);
  const rows = hashes.length === 0 ? [] : await listPayloads(db, { ...place, hashes });
  const texts = new Map(rows.map(({ hash, body }) => [hash, body]));

  const bodyOf = memoParse(texts);
  const workOf = (handoff: HandoffRow) => spans.filter((span) => isWorkOn(span, handoff));
  return {
    bodyOf,
    stagesOf: (handoff) => ({
      held: bodyOf(handoff.held),
      sent: bodyOf(handoff.sent),
      received: bodyOf(handoff.received),
      understood: bodyOf(handoff.understood),
      used: usedBy(handoff, {
        bodyOf,
        spans: workOf(handoff),
        onward: onward.get(handoff.id) ?? [],
      }),
    }),
    answersTo: (handoff) =>
      workOf(handoff).flatMap(({ kind, output }) =>
        kind === "tool" ? (bodyOf(output) ?? []) : [],
      ),
    isComplete: isWhole && spans.length <= SPANS_MAX,
  };
}

function groupByParent(handoffs: readonly HandoffRow[]): Map<HandoffId, HandoffRow[]> {
  const groups = new Map<HandoffId, HandoffRow[]>();
  for (const handoff of handoffs) {
    if (handoff.parentId === null) continue;
    const group = groups.get(handoff.parentId);
    if (group) group.push(handoff);
    else groups.set(handoff.parentId, [handoff]);
  }
  return groups;
}

/** Tools are used by their arguments and tell by their answers; a model's use is what it said. */
function bodiesOf({ kind, input, output }: SpanBodies): (PayloadRef | null)[] {
  return kind === "tool" ? [input, output] : [output];
}

function withinBudget(refs: readonly PayloadRef[]): { hashes: string[]; isWhole: boolean } {
  const hashes = new Set<string>();
  let bytes = 0;
  for (const ref of refs) {
    if (hashes.has(ref.payload)) continue;
    if (bytes + ref.bytes > BYTES_MAX) return { hashes: [...hashes], isWhole: false };
    bytes += ref.bytes;
    hashes.add(ref.payload);
  }
  return { hashes: [...hashes], isWhole: true };
}

/** One object per body, so that whoever compares them sees that they are the same. */
function memoParse(texts: ReadonlyMap<string, string>): ObservedContexts["bodyOf"] {
  const parsed = new Map<string, Json>();
  return (ref) => {
    const text = ref ? texts.get(ref.payload) : undefined;
    if (!ref || text === undefined) return undefined;
    const known = parsed.get(ref.payload);
    if (known !== undefined) return known;
    const value: Json = JSON.parse(text);
    parsed.set(ref.payload, value);
    return value;
  };
}

function isWorkOn({ agent, startedAt }: SpanBodies, handoff: HandoffRow): boolean {
  if (agent !== handoff.toAgent || startedAt < (handoff.receivedAt ?? handoff.firstSignAt)) {
    return false;
  }
  return handoff.completedAt === null || startedAt <= handoff.completedAt;
}

function usedBy(
  { result }: HandoffRow,
  {
    bodyOf,
    spans,
    onward,
  }: Pick<ObservedContexts, "bodyOf"> & { spans: SpanBodies[]; onward: HandoffRow[] },
): Json | undefined {
  const values = [
    ...spans.map(({ kind, input, output }) => bodyOf(kind === "tool" ? input : output)),
    ...onward.map(({ sent }) => bodyOf(sent)),
    bodyOf(result),
  ].filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values;
}
