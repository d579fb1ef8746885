import type { AgentKey } from "../trace/agent-identity";
import { type Detected, type FindingRule, type HandoffView, wayOf } from "./trace-view";
import { type Step, stepsOf } from "./trace-steps";

/**
 * An agent is visited again and nobody has learned anything since its last visit: told, answered or
 * decided. Needs the contexts of all that happened in between; while one is unknown, so is the loop.
 * Going round is no loop as long as each round brings something new.
 */
export const handoffLoop: FindingRule = {
  kind: "handoff-loop",
  caseStudyEffect: "A guard against loops brought them from 212 down to 4.",
  remedy: {
    text: "Let each handoff carry where the work has been, refuse the second visit that brings nothing new, and have the receiver read the answer before it asks again.",
    code: `// A second visit that brings nothing new is refused with loop_detected.
const { state_after } = await baton.safeHandoff({ to_agent, task, context, state });
try {
  await baton.safeHandoff({ to_agent: "research", task, context, state: state_after });
} catch (error) {
  if (error.code !== "loop_detected") throw error;
  await baton.requestApproval({ question: "What is missing?", context });
}`,
  },
  detect({ handoffs }, { revisitsMax }) {
    const rings = Map.groupBy(findRounds(handoffs, revisitsMax), ({ ring }) => ring);
    return [...rings].map(([ring, rounds]) => toDetected(ring, rounds));
  },
};

type Round = { ring: string; path: string[]; handoffs: HandoffView[] };
/** `count`: how often the agent was visited so far. `isOpen`: it still waits for the visit before. */
type Visit = { at: number; count: number; isOpen: boolean; handoff: HandoffView };

function findRounds(handoffs: readonly HandoffView[], revisitsMax: number): Round[] {
  const steps = hasRevisits(handoffs) ? stepsOf(handoffs) : [];
  const lastNews = lastNewsAt(steps);
  const parents = new Map(handoffs.map(({ id, parentId }) => [id, parentId]));
  const visits = new Map<AgentKey, Visit>();
  return steps.flatMap((step, at) => {
    const { handoff } = step;
    if (step.kind !== "told" || handoff.toKey === null || !isVisit(handoff)) return [];
    const last = visits.get(handoff.toKey);
    const visit = last
      ? visitAfter(last, { handoff, at, parents })
      : { at, count: 1, isOpen: false, handoff };
    visits.set(handoff.toKey, visit);
    const isStale = last !== undefined && (lastNews[at] ?? at) <= last.at;
    if (!isStale || !isTooOften(visit, last, revisitsMax)) return [];
    return [roundOf(steps.slice(last.at, at + 1))];
  });
}

type Parents = ReadonlyMap<string, HandoffView["parentId"]>;

/** Two at once are one question asked twice, and count once. */
function visitAfter(
  last: Visit,
  { handoff, at, parents }: { handoff: HandoffView; at: number; parents: Parents },
): Visit {
  const isOpen = isBelow(handoff, last.handoff, parents);
  const isAgain = isOpen || hasEnded(last.handoff, handoff);
  return { at, handoff, isOpen, count: last.count + (isAgain ? 1 : 0) };
}

function isTooOften({ count, isOpen, handoff }: Visit, last: Visit, revisitsMax: number): boolean {
  if (count === last.count || isRetryOf(handoff, last.handoff)) return false;
  return isOpen || count - 1 > revisitsMax;
}

/** For each step, the last one up to it that brought news. */
function lastNewsAt(steps: readonly Step[]): number[] {
  const seen = new Set<string>();
  let news = -1;
  return steps.map((step, at) => {
    if (bringsNews(step, seen)) news = at;
    return news;
  });
}

/** Most traces visit nobody twice: then no context is read. */
function hasRevisits(handoffs: readonly HandoffView[]): boolean {
  const visited = handoffs.filter(isVisit).flatMap(({ toKey }) => toKey ?? []);
  return new Set(visited).size < visited.length;
}

function isVisit({ type }: HandoffView): boolean {
  return type === "route" || type === "delegate";
}

/** What is unknown may have been news. */
function bringsNews({ facts }: Step, seen: Set<string>): boolean {
  if (facts === null) return true;
  const before = seen.size;
  for (const fact of facts) seen.add(fact);
  return seen.size > before;
}

function isBelow({ parentId }: HandoffView, above: HandoffView, parents: Parents): boolean {
  const passed = new Set<string>();
  for (let id = parentId; id !== null && !passed.has(id); id = parents.get(id) ?? null) {
    if (id === above.id) return true;
    passed.add(id);
  }
  return false;
}

function hasEnded({ completedAt, outcome }: HandoffView, { firstSignAt }: HandoffView): boolean {
  if (completedAt !== null) return completedAt <= firstSignAt;
  return outcome === "rejected";
}

/** Trying again after a failure is `blind-retry`'s to judge. */
function isRetryOf(again: HandoffView, { fromKey, parentId, outcome }: HandoffView): boolean {
  const isSame = again.fromKey === fromKey && again.parentId === parentId;
  return isSame && outcome !== "succeeded";
}

function roundOf(steps: readonly Step[]): Round {
  const told = steps.filter(({ kind }) => kind === "told").map(({ handoff }) => handoff);
  const path = told.flatMap(({ toAgent }) => toAgent ?? []);
  const ring = [...new Set(path)].sort().join(", ");
  return { ring, path, handoffs: told };
}

function toDetected(ring: string, rounds: readonly Round[]): Detected {
  const [first] = rounds;
  const handoffs = [...new Set(rounds.flatMap((round) => round.handoffs))];
  const times = rounds.length === 1 ? "once" : `${rounds.length} times`;
  return {
    cause: ring,
    severity: "high",
    title: `Round in circles ${times} with nothing new: ${first?.path.join(" → ") ?? ring}`,
    handoffIds: handoffs.map(({ id }) => id),
    evidence: rounds.slice(0, 20).map((round) => {
      const back = round.handoffs.at(-1);
      return {
        handoffId: back?.id ?? null,
        stage: "sent",
        path: null,
        text: `Back at ${round.path.at(-1) ?? "the agent"} with nothing that was not said before: ${back ? wayOf(back) : ring}.`,
      };
    }),
  };
}
