import type {
  HandoffOutcome,
  HandoffStanding,
  HandoffType,
  TraceStatus,
} from "../../lib/domain/handoff/taxonomy.ts";

/** What a scenario says must be read in Baton; left out: not looked at, unless it has a default. */
export type ExpectedHandoff = {
  from: string | null;
  to: string | null;
  type: HandoffType;
  outcome: HandoffOutcome;
  /** Default: none. */
  standing?: HandoffStanding | null;
  /** The error's type. Default: none. */
  error?: string | null;
  /** Default: none. */
  flags?: string[];
  /** Read between the lines, as Baton says itself. Default: no. */
  inferred?: boolean;
  task?: string | null;
  /** Texts that the stage contains; null: it was not captured. */
  held?: string[] | null;
  sent?: string[] | null;
  received?: string[] | null;
  /** Texts that the caller had or sent, and the callee did not get. */
  lost?: string[];
  /** Decisions of people, in order; null: still waited for. Default: none. */
  approvals?: (string | null)[];
};

export type Expectation = {
  /** One line for the documentation: what the program does. */
  title: string;
  /** Default 1. */
  traces?: number;
  /** Of the last trace. */
  status?: TraceStatus;
  /** All handoffs, in order of trace and number. */
  handoffs: ExpectedHandoff[];
  /** Of all its traces. */
  session?: string;
  /** What this scenario shows that the SDK does not tell, for the documentation. */
  limits?: string[];
};
