import type { SpanKind, SpanStatus } from "../handoff/taxonomy";
import type { HandoffId, SpanId } from "../ids";
import type { Nanos } from "../time";

/** Why a handoff or a step may be where a trace went wrong. */
export const SUSPICIONS = [
  "error_origin",
  "lost_fact",
  "asked_back",
  "contradiction",
  "caused_tool_error",
  "tool_error_ignored",
  "assumption",
  "unsupported_claim",
  "gave_up",
  "premature_end",
  "loop_entry",
  "first_answer",
] as const;
export type SuspicionKind = (typeof SUSPICIONS)[number];

/** Something that an agent did in a trace: what it said, called or answered. */
export type Step = {
  spanId: SpanId;
  agent: string;
  kind: SpanKind;
  name: string;
  startedAt: Nanos;
  status: SpanStatus;
  /** What it said or a tool answered; empty: unknown. */
  text: string;
};

export type Suspicion = {
  why: SuspicionKind;
  agent: string | null;
  handoffId: HandoffId | null;
  spanId: SpanId | null;
  at: Nanos;
  text: string;
};

export type Suspect = {
  agent: string | null;
  handoffId: HandoffId | null;
  spanId: SpanId | null;
  at: Nanos;
  /** The sum of its reasons' weights: an order, no probability. */
  score: number;
  /** The heaviest first. */
  reasons: { why: SuspicionKind; text: string }[];
};

/**
 * What each reason is worth. Facts of the record weigh more than what the words of a step suggest; chosen
 * by hand on the train part of the Who&When logs (`npm run bench -- diagnosis`), never on the held one.
 */
export const WEIGHTS: Record<SuspicionKind, number> = {
  error_origin: 6,
  lost_fact: 7,
  asked_back: 3,
  loop_entry: 4,
  caused_tool_error: 2,
  tool_error_ignored: 2,
  contradiction: 2,
  assumption: 3,
  unsupported_claim: 2,
  gave_up: 1,
  premature_end: 2,
  first_answer: 2,
};
