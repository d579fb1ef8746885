import type { HandoffPattern } from "../../handoff/taxonomy";
import type { Json } from "../../json";
import type { Context } from "../context";
import { isJsonRecord } from "../message-shape";
import type { ClauseResult, ContractClause } from "./clauses";

/** What of a handoff its contract speaks about. */
export type ContractSubject = {
  task: string | null;
  pattern: HandoffPattern | null;
  outputKey: string | null;
  acceptanceCriteria: readonly string[];
  /** The callee accepted or rejected. */
  isAnswered: boolean;
  /** The sender's payload; undefined when it was not observed. */
  sent: Context | undefined;
  /** As it was sent, messages and all. */
  payload: Json | undefined;
};

export type Clause = {
  clause: ContractClause;
  result: ClauseResult;
  /** What was found, in a sentence. */
  detail: string;
  /** JSON pointers into the payload. */
  evidence: string[];
};

const EVIDENCE_MAX = 20;

export function pass(clause: ContractClause, detail: string, evidence: string[] = []): Clause {
  return { clause, result: "pass", detail, evidence };
}

export function fail(clause: ContractClause, detail: string, evidence: string[] = []): Clause {
  return { clause, result: "fail", detail, evidence: evidence.slice(0, EVIDENCE_MAX) };
}

export function notAgreed(clause: ContractClause, detail: string): Clause {
  return { clause, result: "not_applicable", detail, evidence: [] };
}

export function unseen(clause: ContractClause): Clause {
  return { clause, result: "unknown", detail: "The payload was not observed.", evidence: [] };
}

/** The first of these names that a payload has, and what stands there. */
export function memberNamed(
  payload: Json | undefined,
  names: readonly string[],
): [string, Json] | null {
  if (!isJsonRecord(payload)) return null;
  const name = names.find((one) => Object.hasOwn(payload, one));
  return name === undefined ? null : [name, payload[name] ?? null];
}
