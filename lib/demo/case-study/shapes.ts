import type { HandoffType } from "../../domain/handoff/taxonomy";
import { newSlot, type Slot } from "./slot";

/** A handoff, what the callee does with it inside, and the return that answers it. */
export type Step = { slot: Slot; inner: readonly Step[]; answer: Slot | null };
export type TraceShape = readonly Step[];

/**
 * R route, D delegate, E escalate, L loop; T after one of them is its return; brackets hold
 * what happens before it is answered. 6,240 traces hold only 4,820 routes, so some must start
 * elsewhere: scheduled specialists (D), direct approvals (E) and scheduled retries (L).
 */
const SHAPE_COUNTS: Readonly<Record<string, number>> = {
  R: 2103,
  RT: 1220,
  "R(D)": 300,
  "R(DT)": 175,
  "R(DT)T": 500,
  RTRT: 120,
  RTRTRTRT: 15,
  "R(E)": 70,
  RTE: 60,
  "R(L)": 40,
  "R(L)T": 52,
  D: 737,
  DT: 433,
  E: 295,
  L: 120,
};

const TYPE_OF_LETTER: Readonly<Record<string, HandoffType>> = {
  R: "route",
  D: "delegate",
  E: "escalate",
  L: "loop",
};

export function layOutShapes(): TraceShape[] {
  return Object.entries(SHAPE_COUNTS).flatMap(([notation, count]) =>
    Array.from({ length: count }, () => readShape(notation, false)),
  );
}

export function slotsOf(steps: readonly Step[]): Slot[] {
  return steps.flatMap(({ slot, inner, answer }) => [
    slot,
    ...slotsOf(inner),
    ...(answer ? [answer] : []),
  ]);
}

function readShape(notation: string, isAnsweredOutside: boolean): Step[] {
  const isInStages = notation.split("R").length > 2;
  return [...notation.matchAll(/([RDEL])(?:\(([^)]*)\))?(T?)/g)].map(
    ([, letter = "R", inner = "", answer = ""]) => {
      const isAnswered = answer !== "";
      const slot = newSlot(TYPE_OF_LETTER[letter] ?? "route", {
        position: positionOf({ inner, isAnswered: isAnswered || isAnsweredOutside }),
        hasInner: inner !== "",
        isInStages,
      });
      const place = { position: "open", hasInner: false, isInStages } as const;
      return {
        slot,
        inner: inner ? readShape(inner, isAnswered && inner === "L") : [],
        answer: isAnswered ? newSlot("return", place) : null,
      };
    },
  );
}

function positionOf(around: { inner: string; isAnswered: boolean }): Slot["position"] {
  if (around.inner === "L") return "retried";
  return around.isAnswered ? "answered" : "open";
}
