import type { Json } from "../json";
import { compareContexts, type Comparison, type Fate } from "./compare-contexts";
import type { Context, ContextReader } from "./context";
import { type Fact, factsOf } from "./fact";
import type { FactState, FactStatus, Stage } from "./fact-state";
import { eachLeaf, eachStatedLeaf } from "./each-leaf";
import type { Leaf } from "./leaf";
import { lookUp } from "./look-up";

/** The contexts of one handoff as far as they were observed; `used` is all that the callee made of it. */
export type ObservedStages = Record<Stage, Json | undefined>;

export type FactLine = {
  fact: Fact;
  states: Record<Stage, FactState>;
  status: FactStatus;
  became: Fate["became"];
};

/** What became of one handoff's context, fact by fact where it is not simply still there. */
export type Gap = {
  /** Share of what was sent, by weight, that did not arrive; null unless both sides are known. */
  score: number | null;
  stages: Record<Stage, Context | undefined>;
  withheld: FactLine[];
  transferLoss: FactLine[];
  notUnderstood: FactLine[];
  unused: FactLine[];
  /** Lines of the facts that set out, in order; `limit` bounds them. */
  passed(limit: number): FactLine[];
  added(limit: number): FactLine[];
};

/** A text in other words has not been lost while most of its words are there. */
const RESTATED_SURVIVAL_MIN = 0.8;
const LOSSES: ReadonlySet<FactState> = new Set(["dropped", "truncated", "redacted", "changed"]);

/**
 * Follows each fact through the five stages of one handoff: held → sent → received → understood, and
 * received → used (domain §4; rulings, 12). Pure, deterministic, linear in the size of the contexts.
 */
export function analyseGap(observed: ObservedStages, read: ContextReader): Gap {
  const stages = readStages(observed, read);
  const way = compareAlong(stages);
  const isNew = pathsOf(way.selection?.added ?? []);
  const stated = pathsOf(way.judged);
  const isJudged = (leaf: Leaf) => !leaf.isData && stated(leaf);
  const lineOf = (fact: Fact, fate = way.arrival?.fateOf(fact)) =>
    passedLine(fact, { stages, fate, isNew: isNew(fact.leaf), isJudged: isJudged(fact.leaf) });
  const lost = way.arrival?.fates.map(({ fact, fate }) => lineOf(fact, fate)) ?? [];
  const judged = way.judged.flatMap(factsOf).map((fact) => lineOf(fact));
  return {
    score: stages.sent && way.arrival ? way.arrival.lostShare : null,
    stages,
    withheld: [
      ...withheldLines(way, stages),
      ...lost.filter(({ status }) => status === "withheld"),
    ],
    transferLoss: lost.filter(
      ({ states, status }) => status !== "withheld" && LOSSES.has(states.received),
    ),
    notUnderstood: judged.filter(({ states }) => states.understood === "dropped"),
    unused: judged.filter(({ states }) => states.used === "dropped"),
    passed: (limit) => factsUpTo(way.base, limit).map((fact) => lineOf(fact)),
    added: (limit) => addedLines(stages, way, limit),
  };
}

type Stages = Record<Stage, Context | undefined>;

/** The comparisons along the way; `base` is what set out: what was sent, else all that was held. */
type Way = {
  base: Context | undefined;
  selection: Comparison | undefined;
  arrival: Comparison | undefined;
  /** The values by which understanding and use are judged. */
  judged: readonly Leaf[];
};

function readStages(observed: ObservedStages, read: ContextReader): Stages {
  const one = (value: Json | undefined) => (value === undefined ? undefined : read(value));
  const { held, sent, received, understood, used } = observed;
  return {
    held: one(held),
    sent: one(sent),
    received: one(received),
    understood: one(understood),
    used: one(used),
  };
}

function compareAlong(stages: Stages): Way {
  const { held, sent, received, understood, used } = stages;
  const base = sent ?? held;
  const isLater = understood !== undefined || used !== undefined;
  return {
    base,
    selection: held && sent && compareContexts(held, sent),
    arrival: base && received && compareContexts(base, received),
    judged: base && isLater ? statedLeaves(base) : [],
  };
}

/** Whoever restates a task names it and its limits, not every row of the data that came with it. */
function statedLeaves(context: Context): Leaf[] {
  const leaves: Leaf[] = [];
  eachStatedLeaf(context, (leaf) => leaves.push(leaf) > 0);
  return leaves;
}

function factsUpTo(context: Context | undefined, limit: number): Fact[] {
  const facts: Fact[] = [];
  if (!context) return facts;
  eachLeaf(context, (leaf) => {
    facts.push(...factsOf(leaf));
    return facts.length < limit;
  });
  return facts.slice(0, limit);
}

function pathsOf(leaves: readonly Leaf[]): (leaf: Leaf) => boolean {
  if (leaves.length === 0) return () => false;
  const paths = new Set(leaves.map(({ path }) => path));
  return ({ path }) => paths.has(path);
}

function passedLine(
  fact: Fact,
  {
    stages,
    fate,
    isNew,
    isJudged,
  }: { stages: Stages; fate: Fate | undefined; isNew: boolean; isJudged: boolean },
): FactLine {
  const hasArrived = fate === undefined || fate.survived > 0;
  const judged = isJudged ? { fact, hasArrived } : null;
  return {
    fact,
    states: {
      held: originState(stages.held, isNew ? "absent" : "kept"),
      sent: originState(stages.sent, isNew ? "added" : "kept"),
      received: fate ? stateOf(fate) : "unknown",
      understood: laterState(stages.understood, judged),
      used: laterState(stages.used, judged),
    },
    status: statusOf(fate, stages.sent !== undefined),
    became: fate?.became ?? null,
  };
}

function laterState(
  stage: Context | undefined,
  judged: { fact: Fact; hasArrived: boolean } | null,
): FactState {
  if (!stage || !judged || judged.fact.key === "") return "unknown";
  if (lookUp(judged.fact, stage) !== null) return "kept";
  return judged.hasArrived ? "dropped" : "absent";
}

function originState(stage: Context | undefined, state: FactState): FactState {
  return stage ? state : "unknown";
}

/** In other words is kept, once most of the words are there. */
function stateOf({ state, survived }: Fate): FactState {
  return state === "changed" && survived >= RESTATED_SURVIVAL_MIN ? "kept" : state;
}

function statusOf(fate: Fate | undefined, isSentKnown: boolean): FactStatus {
  if (!fate) return "unknown";
  const state = stateOf(fate);
  return !isSentKnown && state === "dropped" ? "withheld" : state;
}

/** What the sender held and left out; it may have meant to. */
function withheldLines({ selection }: Way, { held, received }: Stages): FactLine[] {
  if (!selection || !held) return [];
  const arrival = received && compareContexts(held, received);
  return selection.fates.flatMap(({ fact, fate }) => {
    if (fate.state !== "dropped") return [];
    const states = {
      held: "kept",
      sent: "dropped",
      received: arrival ? reachedState(arrival.fateOf(fact)) : "unknown",
      understood: "unknown",
      used: "unknown",
    } as const;
    return [{ fact, states, status: "withheld", became: null }];
  });
}

/** It can still have come another way: the callee may have looked it up, or knew it before. */
function reachedState({ state }: Fate): FactState {
  return state === "dropped" ? "absent" : "added";
}

function addedLines(stages: Stages, { base, arrival }: Way, limit: number): FactLine[] {
  const { held, sent, received } = stages;
  if (!received) return [];
  const isNew = (fact: Fact) => !base || fact.key === "" || lookUp(fact, base) === null;
  const facts = base
    ? (arrival?.added ?? []).slice(0, limit).flatMap(factsOf).filter(isNew)
    : factsUpTo(received, limit);
  return facts.slice(0, limit).map((fact) => ({
    fact,
    states: {
      held: originState(held, "absent"),
      sent: originState(sent, "absent"),
      received: "added",
      understood: "unknown",
      used: "unknown",
    },
    status: base ? "added" : "unknown",
    became: null,
  }));
}
