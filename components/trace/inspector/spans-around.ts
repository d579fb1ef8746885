import type { HandoffDto } from "@/lib/contracts/handoff";
import { agentName } from "../graph/graph-model";
import type { Timeline, TimelineSpan } from "../timeline/timeline-model";

const SENDER_SPANS_MAX = 20;
const RECEIVER_SPANS_MAX = 100;

export type SpansAround = {
  /** The last of the sender's spans that began before the handoff arrived, in order. */
  sender: readonly TimelineSpan[];
  /** The receiver's spans from the arrival until it was done, in order. */
  receiver: readonly TimelineSpan[];
  /** Spans of either that lie in the time but are not listed. */
  hidden: number;
};

export function spansAround(timeline: Timeline, handoff: HandoffDto): SpansAround {
  const placed = timeline.handoffs.find((item) => item.handoff.id === handoff.id);
  if (!placed) return { sender: [], receiver: [], hidden: 0 };
  const arrivedMs = placed.endMs ?? placed.crossing.endMs;
  const doneMs =
    placed.endMs === null ? timeline.durationMs : endOfWork(timeline, placed.handoff, arrivedMs);
  const sender = spansOf(timeline, handoff.from_agent).filter(
    ({ startMs }) => startMs <= arrivedMs,
  );
  const receiver =
    handoff.from_agent === handoff.to_agent
      ? []
      : spansOf(timeline, handoff.to_agent).filter(
          ({ startMs, endMs }) => startMs <= doneMs && endMs >= placed.startMs,
        );
  const shown = {
    sender: sender.slice(-SENDER_SPANS_MAX),
    receiver: receiver.slice(0, RECEIVER_SPANS_MAX),
  };
  return {
    ...shown,
    hidden: sender.length + receiver.length - shown.sender.length - shown.receiver.length,
  };
}

function endOfWork(timeline: Timeline, handoff: HandoffDto, arrivedMs: number): number {
  if (handoff.completed_at === null) return timeline.durationMs;
  const executionMs = handoff.timing.execution_ms;
  if (executionMs !== null) return arrivedMs + executionMs;
  return Date.parse(handoff.completed_at) - Date.parse(timeline.startedAt);
}

function spansOf(timeline: Timeline, agent: string | null): TimelineSpan[] {
  const lane = timeline.lanes.find((each) => each.agent === agentName(agent));
  return (lane?.spans ?? []).toSorted((a, b) => a.startMs - b.startMs);
}
