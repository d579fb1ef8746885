import type { Json } from "../../json";
import type { ApprovalAction, ApprovalDecision } from "../approval";
import type { ApprovalShape } from "./shape-names";

/** What a foreign payload asks, in Baton's words. */
export type ForeignAsk = {
  shape: Exclude<ApprovalShape, "baton">;
  kind: string;
  question: string;
  action: ApprovalAction | null;
  allowed: ApprovalDecision[];
  requested_by?: string;
  /** What the answer must repeat. */
  origin: Json;
};

/** How it ended. `continue`: nobody answered, and the work goes on without it. */
export type Verdict = {
  decision: ApprovalDecision | "continue" | "expired" | "cancelled";
  edited: Json | null;
  reason: string | null;
};

export type Shape = {
  /** Undefined: the payload has another form. */
  read: (body: Record<string, Json>) => ForeignAsk | undefined;
  answer: (asked: { origin: Json; action: ApprovalAction | null }, verdict: Verdict) => Json;
};

export const isYes = ({ decision }: Verdict) => decision === "approve" || decision === "edit";

export function messageOf({ decision, reason }: Verdict): string {
  if (reason !== null && reason !== "") return reason;
  if (decision === "expired" || decision === "continue") return "Nobody answered in time.";
  return decision === "cancelled" ? "The question was withdrawn." : "A person said no.";
}

export function recordOf(value: Json | undefined): Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** Of several spellings, the one that is there. */
export function memberOf(record: Record<string, Json>, ...names: readonly string[]): Json {
  const name = names.find((each) => record[each] !== undefined && record[each] !== null);
  return (name === undefined ? undefined : record[name]) ?? null;
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** What a text says as JSON; the text itself where it says none. */
export function parsed(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** An answer to a question, as text. */
export function answerText(verdict: Verdict): string {
  const { edited, reason } = verdict;
  if (reason !== null && reason !== "") return reason;
  if (edited === null) return messageOf(verdict);
  return typeof edited === "string" ? edited : JSON.stringify(edited);
}
