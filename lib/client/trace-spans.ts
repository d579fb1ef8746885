import type { SpanSkeletonDto } from "@/lib/contracts/span-skeleton";
import type { SpanKind, SpanStatus } from "@/lib/domain/handoff/taxonomy";
import { type Nanos, nanos, parseInstant } from "@/lib/domain/time";

/** A span as graphs and timelines need it. */
export type TraceSpan = {
  id: string;
  parentId: string | null;
  kind: SpanKind;
  name: string;
  agent: string | null;
  status: SpanStatus;
  startedAt: Nanos;
  endedAt: Nanos | null;
};

/** `total` is more than `items` where a trace has more spans than can be drawn. */
export type TraceSpans = { items: readonly TraceSpan[]; total: number };

/** Columns as spans, in order of start. */
export function readSpans(skeleton: SpanSkeletonDto): TraceSpans {
  const { ids, parents, start_ns, end_ns, total } = skeleton;
  const origin = parseInstant(skeleton.started_at ?? "") ?? nanos(0);
  const after = (ns: number): Nanos => nanos(origin + BigInt(Math.round(ns)));
  const [kinds, names, agents, statuses] = [
    unfold(skeleton.kinds, "other"),
    unfold(skeleton.names, ""),
    unfold(skeleton.agents, null),
    unfold(skeleton.statuses, "unset"),
  ];
  const items = ids.map((id, index): TraceSpan => {
    const parent = parents[index];
    const endNs = end_ns[index];
    return {
      id,
      parentId: (typeof parent === "number" ? ids[parent] : parent) ?? null,
      kind: kinds(index),
      name: names(index),
      agent: agents(index),
      status: statuses(index),
      startedAt: after(start_ns[index] ?? 0),
      endedAt: typeof endNs === "number" ? after(endNs) : null,
    };
  });
  return { items, total };
}

function unfold<Value>(
  { values, at }: { values: readonly Value[]; at: readonly number[] },
  otherwise: Value,
): (index: number) => Value {
  return (index) => values[at[index] ?? -1] ?? otherwise;
}
