import type { HandoffRow } from "@/db/queries/record/handoffs";
import { listPayloadsOfTraces, listSpanBodies, type SpanBodies } from "@/db/queries/spans";
import type { TracePlace } from "@/db/queries/trace-places";
import type { ObservedStages } from "@/lib/domain/context/gap";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { HandoffId } from "@/lib/domain/ids";
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

/** Some handoffs of one trace. `all` are the trace's: what a callee passed on is what it used. */
export type Observed = TracePlace & {
  wanted: readonly HandoffRow[];
  all: readonly HandoffRow[];
  /** Other bodies that are asked for. */
  also?: readonly PayloadRef[];
};

/** The contexts of some handoffs of one trace, with what their callees made of them, in two queries. */
export async function loadObservedContexts(
  ctx: ServiceContext,
  observed: Observed,
): Promise<ObservedContexts> {
  for await (const contexts of eachObservedContexts(ctx, [observed])) return contexts;
  throw new RangeError("one trace has one set of contexts");
}

/** The same for many traces, one after the other, with no more in memory than one trace may take. */
export async function* eachObservedContexts(
  { db, projectId }: ServiceContext,
  traces: readonly Observed[],
): AsyncGenerator<ObservedContexts> {
  const spans = await listSpanBodies(db, {
    projectId,
    traces: traces.map(({ day, traceId, wanted }) => ({ day, traceId, agents: calleesOf(wanted) })),
    limit: SPANS_MAX + 1,
  });
  const byTrace = Map.groupBy(spans, ({ traceId }) => traceId);
  const readings = traces.map((trace) => toReading(trace, byTrace.get(trace.traceId) ?? []));
  for (const group of groupsWithin(readings, BYTES_MAX)) {
    const keys = group.flatMap(({ trace: { day, traceId }, hashes }) =>
      hashes.map((hash) => ({ day, traceId, hash })),
    );
    const rows = keys.length === 0 ? [] : await listPayloadsOfTraces(db, { projectId, keys });
    const bodies = Map.groupBy(rows, ({ traceId }) => traceId);
    for (const reading of group) {
      const own = bodies.get(reading.trace.traceId) ?? [];
      yield observe(reading, new Map(own.map(({ hash, body }) => [hash, body])));
    }
  }
}

function calleesOf(handoffs: readonly HandoffRow[]): string[] {
  return [...new Set(handoffs.flatMap(({ toAgent }) => toAgent ?? []))];
}

/** What is to be read of one trace. */
type Reading = {
  trace: Observed;
  spans: readonly SpanBodies[];
  onward: ReadonlyMap<HandoffId, readonly HandoffRow[]>;
  hashes: string[];
  bytes: number;
  isWhole: boolean;
};

function toReading(trace: Observed, spans: readonly SpanBodies[]): Reading {
  const onward = groupByParent(trace.all);
  const refs = [
    ...(trace.also ?? []),
    ...trace.wanted.flatMap(({ sent, received, held, understood, result }) => [
      sent,
      received,
      held,
      understood,
      result,
    ]),
    ...trace.wanted.flatMap(({ id }) => (onward.get(id) ?? []).map(({ sent }) => sent)),
    ...spans.flatMap((span) => bodiesOf(span)),
  ].filter((ref) => ref !== null);
  return { trace, spans, onward, ...withinBudget(refs) };
}

function groupsWithin(readings: readonly Reading[], bytesMax: number): Reading[][] {
  const groups: Reading[][] = [];
  let room = 0;
  for (const reading of readings) {
    const group = groups.at(-1);
    room -= reading.bytes;
    if (group && room >= 0) group.push(reading);
    else {
      groups.push([reading]);
      room = bytesMax - reading.bytes;
    }
  }
  return groups;
}

function observe(
  { spans, onward, isWhole }: Reading,
  texts: ReadonlyMap<string, string>,
): ObservedContexts {
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

function withinBudget(refs: readonly PayloadRef[]): Pick<Reading, "hashes" | "bytes" | "isWhole"> {
  const hashes = new Set<string>();
  let bytes = 0;
  for (const ref of refs) {
    if (hashes.has(ref.payload)) continue;
    if (bytes + ref.bytes > BYTES_MAX) return { hashes: [...hashes], bytes, isWhole: false };
    bytes += ref.bytes;
    hashes.add(ref.payload);
  }
  return { hashes: [...hashes], bytes, isWhole: true };
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
  }: Pick<ObservedContexts, "bodyOf"> & {
    spans: readonly SpanBodies[];
    onward: readonly HandoffRow[];
  },
): Json | undefined {
  const values = [
    ...spans.map(({ kind, input, output }) => bodyOf(kind === "tool" ? input : output)),
    ...onward.map(({ sent }) => bodyOf(sent)),
    bodyOf(result),
  ].filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values;
}
