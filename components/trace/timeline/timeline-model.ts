import type { HandoffDto } from "@/lib/contracts/handoff";
import type { TraceSpan } from "@/lib/client/trace-spans";

/** All times are milliseconds since the start of the trace. */
export type Interval = { startMs: number; endMs: number };

/** Where a span hangs: `missing` = its parent never arrived; `cut` = its parents form a circle. */
export type SpanParent = "root" | "present" | "missing" | "cut";

export type TimelineSpan = Interval & {
  span: TraceSpan;
  /** Nesting inside its lane. */
  depth: number;
  parent: SpanParent;
  isOpen: boolean;
  /** False where only the order is real. */
  isTimed: boolean;
};

export type TimelineLane = {
  agent: string;
  /** In tree order. */
  spans: readonly TimelineSpan[];
  /** When anything of this agent was running, overlaps merged. */
  activity: readonly Interval[];
};

export type LatencyComponent = "serialization" | "network" | "init" | "deserialization";

export type LatencySegment = Interval & { component: LatencyComponent };

/** Time that passed in one of the two lanes and that no component explains. */
export type UnknownStretch = Interval & { lane: "from" | "to" };

export type TimelineHandoff = {
  handoff: HandoffDto;
  fromLane: number;
  toLane: number;
  startMs: number;
  /** Null while nothing of its arrival is known. */
  endMs: number | null;
  /** When the receiver was done, if it said so. */
  doneMs: number | null;
  segments: readonly LatencySegment[];
  unknown: readonly UnknownStretch[];
  /** Where the line leaves the caller's lane and enters the callee's. */
  crossing: Interval;
};

export type Timeline = {
  startedAt: string;
  durationMs: number;
  /** False where only the order is real. */
  isTimed: boolean;
  lanes: readonly TimelineLane[];
  handoffs: readonly TimelineHandoff[];
  orphans: number;
};

export const LANE_NONE = "No agent";
