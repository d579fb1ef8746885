import { agentName } from "../graph/graph-model";
import { formatQuantity } from "@/lib/format/count";
import {
  momentAt,
  phaseAt,
  type Replay,
  type ReplayPhase,
  type ReplayStop,
} from "./prepare-replay";

const PHASE_WORDS: Record<ReplayPhase, string> = {
  ahead: "not begun",
  "in-flight": "on its way",
  working: "received, at work",
  done: "done",
};

/** What is happening at one instant, in words. */
export function describeMoment(replay: Replay, atMs: number): string {
  const { current, inFlight, working } = momentAt(replay, atMs);
  if (!current) return "Before the first handoff";
  const others = [...inFlight, ...working].filter((stop) => stop !== current).length;
  return `${nameStop(current)}: ${PHASE_WORDS[phaseAt(current, atMs)]}${
    others === 0 ? "" : `; ${formatQuantity(others, "other")} still open`
  }`;
}

/** How far it is: `3 of 12`. */
export function describeProgress(replay: Replay, atMs: number): string {
  const begun = replay.starts.filter((startMs) => startMs <= atMs).length;
  return `${begun} of ${formatQuantity(replay.stops.length, "handoff")}`;
}

function nameStop({ seq, from, to }: ReplayStop): string {
  return `Handoff ${seq}, ${agentName(from)} to ${agentName(to)}`;
}
