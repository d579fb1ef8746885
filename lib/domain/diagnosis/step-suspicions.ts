import { factKeysOf, readStep, type StepReading } from "./read-step";
import type { Step, Suspicion, SuspicionKind } from "./suspect";

const CLAIMS_MIN = 3;

/** What the steps of a trace say about where it went wrong, from their words and their order alone. */
export function stepSuspicions(
  steps: readonly Step[],
  request: string,
): Omit<Suspicion, "handoffId">[] {
  const read = withWorkers(steps.filter(({ text }) => text !== "").map(readStep));
  return [
    ...firstAnswer(read),
    ...toolErrors(read),
    ...assumptions(read),
    ...claims(read, request),
    ...contradictions(read),
    ...loops(read),
    ...ends(read),
  ];
}

/** Where all are notes to oneself, the notes are the work. */
function withWorkers(read: StepReading[]): StepReading[] {
  if (read.some(works)) return read;
  return read.map((one) => (one.role === "thinks" ? { ...one, role: "works" } : one));
}

type Found = Omit<Suspicion, "handoffId">;

function suspect(why: SuspicionKind, { step }: StepReading, text: string): Found {
  return { why, agent: step.agent, spanId: step.spanId, at: step.startedAt, text };
}

function works({ role }: StepReading): boolean {
  return role === "works";
}

/** The first to do work of its own after the plan: what is wrong here is built upon by all others. */
function firstAnswer(read: readonly StepReading[]): Found[] {
  const working = read.filter(works);
  const first = working[1] ?? working[0];
  return first ? [suspect("first_answer", first, "All that follows is built upon it.")] : [];
}

/** A failed call goes back to whoever asked for it; who goes on as if nothing had been is the next. */
function toolErrors(read: readonly StepReading[]): Found[] {
  return read.flatMap((failed, index) => {
    if (!failed.isFailed) return [];
    const asker = read.slice(0, index).findLast((one) => works(one));
    const next = read.slice(index + 1).find((one) => works(one));
    const isIgnored = next !== undefined && !next.hasCode && !next.admitsMistake && !next.givesUp;
    return [
      ...(asker ? [suspect("caused_tool_error", asker, "What it asked for failed.")] : []),
      ...(isIgnored
        ? [suspect("tool_error_ignored", next, "It went on as if the call before had worked.")]
        : []),
    ];
  });
}

function assumptions(read: readonly StepReading[]): Found[] {
  const found = read.filter((one) => works(one) && one.assumes);
  return found
    .slice(0, 1)
    .map((one) => suspect("assumption", one, "It goes on with something assumed."));
}

/** The first to state what neither the request nor anybody before it said. */
function claims(read: readonly StepReading[], request: string): Found[] {
  const known = new Set(factKeysOf(request));
  for (const [index, one] of read.entries()) {
    const fresh = new Set(one.facts.filter((fact) => !known.has(fact)));
    const isJudged = works(one) && !one.hasCode && index > 0;
    if (isJudged && known.size > 0 && fresh.size >= CLAIMS_MIN) {
      return [suspect("unsupported_claim", one, UNSUPPORTED)];
    }
    for (const fact of one.facts) known.add(fact);
  }
  return [];
}

const UNSUPPORTED = "It states what nobody before it said and no tool returned.";

/** Who is said to be wrong is the last other agent that worked before. */
function contradictions(read: readonly StepReading[]): Found[] {
  const index = read.findIndex((one) => works(one) && one.admitsMistake);
  const critic = read[index];
  if (!critic) return [];
  const accused = read
    .slice(0, index)
    .findLast((one) => works(one) && one.step.agent !== critic.step.agent);
  return accused
    ? [
        suspect(
          "contradiction",
          accused,
          `${critic.step.agent} says afterwards that something is wrong.`,
        ),
      ]
    : [];
}

function loops(read: readonly StepReading[]): Found[] {
  const seen = new Map<string, StepReading>();
  for (const one of read) {
    if (!works(one) || one.repeats === "") continue;
    const key = `${one.step.agent} ${one.repeats}`;
    const first = seen.get(key);
    if (first) return [suspect("loop_entry", first, "It does the very same again later.")];
    seen.set(key, one);
  }
  return [];
}

function ends(read: readonly StepReading[]): Found[] {
  const last = read.findLast((one) => works(one));
  const gaveUp = read.find((one) => works(one) && one.givesUp);
  return [
    ...(last
      ? [suspect("premature_end", last, "The work ended here without a right answer.")]
      : []),
    ...(gaveUp ? [suspect("gave_up", gaveUp, "It did not get what it looked for.")] : []),
  ];
}
