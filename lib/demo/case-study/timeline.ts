import type { DemoAgentName } from "../agents";
import type { Random } from "../seeded-random";
import { calleeOf } from "./cast";
import type { Step, TraceShape } from "./shapes";
import type { Slot } from "./slot";
import type { Story } from "./stories/story";

const MS = 1000;
const SECOND = 1_000_000;
const TIMEOUT_US = 900 * SECOND;
const HUMAN_WAIT_SECONDS_MAX = 7200;
/** A callee that waits for its own handoffs takes longer; these medians allow for it. */
const EXECUTION_MEDIAN_SECONDS = { justified: 11.6, unjustified: 14.3 } as const;

/** One handoff in time: microseconds since its trace began. `endUs` of a return is its receipt. */
export type Hop = {
  slot: Slot;
  story: Story;
  from: DemoAgentName;
  to: DemoAgentName;
  index: number;
  parent: Hop | null;
  answers: Hop | null;
  startUs: number;
  receivedUs: number;
  endUs: number;
};

type Scene = { stories: readonly Story[]; hops: Hop[]; random: Random };
type Caller = { agent: DemoAgentName; serving: Hop | null; story: Story | null };

/** Plays a shape in order: nested work first, then completion, then the return. */
export function playTrace(
  shape: TraceShape,
  cast: { agent: DemoAgentName; stories: readonly Story[]; random: Random },
): Hop[] {
  const hops: Hop[] = [];
  const scene = { stories: cast.stories, hops, random: cast.random };
  playSteps(shape, { agent: cast.agent, serving: null, story: null }, { scene, atUs: 40 * MS });
  return hops;
}

function playSteps(
  steps: readonly Step[],
  caller: Caller,
  { scene, atUs }: { scene: Scene; atUs: number },
): number {
  let cursor = atUs;
  for (const [phase, step] of steps.entries()) {
    const story = caller.story ?? scene.stories[phase] ?? scene.stories[0];
    if (story) cursor = playStep(step, { ...caller, story }, { scene, atUs: cursor });
    cursor += scene.random.int(80, 900) * MS;
  }
  return cursor;
}

function playStep(
  step: Step,
  caller: Caller & { story: Story },
  { scene, atUs }: { scene: Scene; atUs: number },
): number {
  const { slot } = step;
  const hop: Hop = {
    slot,
    story: caller.story,
    from: caller.agent,
    to: calleeOf(step, caller.agent, caller.story),
    index: scene.hops.length + 1,
    parent: caller.serving,
    answers: null,
    startUs: atUs,
    receivedUs: atUs + slot.latencyUs,
    endUs: 0,
  };
  scene.hops.push(hop);
  const executionUs = drawExecutionUs(slot, scene.random);
  hop.endUs = slot.outcome === "incomplete" ? atUs + TIMEOUT_US : hop.receivedUs + executionUs;
  const innerAtUs =
    slot.position === "retried" ? hop.endUs + 300 * MS : hop.receivedUs + executionUs * 0.3;
  const callee = { agent: hop.to, serving: hop, story: caller.story };
  const innerEndUs = step.inner.length
    ? playSteps(step.inner, callee, { scene, atUs: Math.round(innerAtUs) })
    : 0;
  if (slot.position !== "retried") hop.endUs = Math.max(hop.endUs, innerEndUs);
  return playAnswer(step, hop, { scene, atUs: Math.max(hop.endUs, innerEndUs) });
}

function playAnswer(step: Step, hop: Hop, { scene, atUs }: { scene: Scene; atUs: number }): number {
  if (!step.answer) return atUs;
  const startUs = atUs + scene.random.int(20, 120) * MS;
  const receivedUs = startUs + step.answer.latencyUs;
  scene.hops.push({
    ...hop,
    slot: step.answer,
    from: hop.to,
    to: hop.from,
    index: scene.hops.length + 1,
    parent: hop,
    answers: hop,
    startUs,
    receivedUs,
    endUs: step.answer.outcome === "incomplete" ? startUs + TIMEOUT_US : receivedUs,
  });
  return receivedUs;
}

function drawExecutionUs(slot: Slot, random: Random): number {
  if (slot.type === "escalate") {
    return Math.round(Math.min(HUMAN_WAIT_SECONDS_MAX, logNormal(1500, 0.9, random)) * SECOND);
  }
  const median = EXECUTION_MEDIAN_SECONDS[slot.isJustified ? "justified" : "unjustified"];
  const share = slot.outcome === "failed" ? 0.6 : 1;
  return Math.round(share * Math.min(110, logNormal(median, 0.45, random)) * SECOND);
}

function logNormal(median: number, sigma: number, random: Random): number {
  return median * Math.exp(sigma * random.normal());
}
