import type { ApprovalDto, DecideRequest } from "../../lib/contracts/approval.ts";
import type { ApprovalDecision, ReceiptState } from "../../lib/domain/approvals/approval.ts";
import type { FindingKind } from "../../lib/domain/findings/finding.ts";
import type { Json } from "../../lib/domain/json.ts";
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
  /** Begun together with others from and to the same: their order is nobody's. Default: no. */
  atOnce?: boolean;
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

/** What a program asked in the inbox, and what became of it. */
export type ExpectedAsk = Pick<ApprovalDto, "requested_by" | "action" | "allowed"> & {
  decision: ApprovalDecision;
  /** What the person made of the arguments. Default: nothing. */
  edited?: Json;
  /** Default: none. */
  reason?: string;
  /** What the program said it did with it. Default: nothing. */
  receipt?: ReceiptState;
};

/** What a program tells the harness as soon as it has asked: what the person is to decide. */
export type Asked = { approvalId: string; decision: DecideRequest };

export type Expectation = {
  /** One line for the documentation: what the program does. */
  title: string;
  /** Default 1. */
  traces?: number;
  /** Of the last trace. */
  status?: TraceStatus;
  /** All handoffs, in order of trace and number. */
  handoffs: ExpectedHandoff[];
  /** In the order in which it was asked. Default: nothing. */
  asked?: ExpectedAsk[];
  /**
   * What is really wrong in it, though it succeeds, by what the program does (`judge-findings.ts` says by
   * which criterion) and as far as it is told; every other finding is a false one. Default: nothing.
   */
  findings?: FindingKind[];
  /** Of all its traces, as are their names. */
  session?: string;
  name?: string;
  /** What this scenario shows that the SDK does not tell, for the documentation. */
  limits?: string[];
};
