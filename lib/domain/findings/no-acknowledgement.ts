import { msFromNanos, nanos } from "../time";
import { detectByPair } from "./by-pair";
import type { FindingRule, HandoffView } from "./trace-view";

/** Work that waits in a queue or for a person is not late. */
const WAITS = new Set(["pull", "blackboard"]);

/**
 * Nobody said that the work arrived. Judged by the clock of the trace itself, never by ours: its later
 * signs, or that it was given up. A foreign sender that cannot say so says when the work began.
 */
export const noAcknowledgement: FindingRule = {
  kind: "no-acknowledgement",
  caseStudyEffect: null,
  remedy: {
    text: "Have the receiver answer at once that it has the work, before it begins, and send it elsewhere when it does not.",
    code: `// The callee says that it has the work before it begins, and that it is alive while it works.
await baton.work(async (task) => analyse(task.context));
// The caller gives it to somebody else when nobody does.
await baton.handoff({ to_agent: "analysis", task, context, ack_timeout_ms: 30_000 });`,
  },
  detect({ handoffs }, { acknowledgementMs }) {
    const lastSign = handoffs.reduce<bigint>(
      (last, { lastSignAt }) => (lastSignAt > last ? lastSignAt : last),
      0n,
    );
    return detectByPair(handoffs, {
      severity: "high",
      titled: "Nobody said that the work arrived",
      wrongWith: (handoff) => silence(handoff, { lastSign, acknowledgementMs }),
    });
  },
};

type Clock = { lastSign: bigint; acknowledgementMs: number };

function silence(handoff: HandoffView, clock: Clock): string | null {
  if (!isJudged(handoff)) return null;
  const acknowledged = handoff.receivedAt ?? handoff.acceptedAt;
  if (acknowledged === null) return isOver(handoff) ? null : absence(handoff, clock);
  const ms = since(handoff, acknowledged);
  return ms > clock.acknowledgementMs ? `It took ${Math.round(ms / 1000)} s to say so.` : null;
}

function isJudged({ type, standing, pattern, flags }: HandoffView): boolean {
  if (type === "escalate" || standing === "waiting") return false;
  return !(pattern !== null && WAITS.has(pattern)) && !flags.includes("clock_skew");
}

/** Who answers has received. */
function isOver({ completedAt, outcome }: HandoffView): boolean {
  return completedAt !== null || (outcome !== "in_flight" && outcome !== "incomplete");
}

function absence(handoff: HandoffView, { lastSign, acknowledgementMs }: Clock): string | null {
  if (handoff.outcome === "incomplete") return "It was never received.";
  const ms = since(handoff, lastSign);
  return ms > acknowledgementMs ? `Not received after ${Math.round(ms / 1000)} s.` : null;
}

function since({ firstSignAt }: HandoffView, at: bigint): number {
  return msFromNanos(nanos(at - firstSignAt));
}
