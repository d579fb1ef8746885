import type { EventName } from "@/lib/domain/event/native-event";
import { SpanId, type HandoffId, type TraceId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, type Evidence } from "./evidence";

/** A handoff that the sender states itself, in native events beside its spans. */
export type NativeHandoff = {
  id: HandoffId;
  traceId: TraceId;
  at: Nanos;
  fromAgent: string | null;
  fromService: string | null;
  toAgent: string | null;
  toService: string | null;
  /** What it tells itself, and spans need not. */
  told: ReadonlySet<EventName | "held">;
};

/** Stands among the evidence of spans, best of all: what spans tell of the same handoff joins it. */
export function readNative(handoffs: readonly NativeHandoff[]): Evidence[] {
  return handoffs.map((handoff) =>
    evidenceOf({
      dialect: "native",
      span: placeOf(handoff),
      handoffId: handoff.id,
      from: partyOf(handoff.fromAgent, handoff.fromService),
      to: partyOf(handoff.toAgent, handoff.toService),
      told: handoff.told,
    }),
  );
}

/** Evidence lies where a span states it; a native event lies in no span, and is one of its own here. */
function placeOf({ id, traceId, at, fromService }: NativeHandoff): TraceSpan {
  return {
    id: SpanId.parse(id),
    traceId,
    parentId: null,
    kind: "handoff",
    name: "handoff_initiated",
    agent: null,
    service: fromService,
    startedAt: at,
    endedAt: at,
    status: "unset",
    statusMessage: null,
    attributes: {},
    input: null,
    output: null,
  };
}
