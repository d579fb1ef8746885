import type { HandoffView, Detected } from "./trace-view";
import type { FINDING_STATUSES } from "./finding";

export type FindingStatus = (typeof FINDING_STATUSES)[number];

type Found = Pick<Detected, "cause" | "handoffIds">;
type Party = Pick<HandoffView, "id" | "fromAgent" | "toAgent">;

/**
 * What a finding has in common with those of other traces: the pair of agents where its cause is a handoff
 * of this trace, else the cause itself (a secret, a way in circles). Together with the kind, it is one
 * thing to mend.
 */
export function originOf({ cause, handoffIds }: Found, handoffs: readonly Party[]): string {
  const isHere = handoffIds.some((id) => cause === id || cause.startsWith(`${id}:`));
  const place = isHere ? handoffs.find(({ id }) => id === handoffIds[0]) : undefined;
  return place ? JSON.stringify([place.fromAgent, place.toAgent]) : cause;
}

export type Origin =
  | { kind: "pair"; fromAgent: string | null; toAgent: string | null }
  | { kind: "trace" }
  | { kind: "text"; text: string };

/** The other way round, for those who read it. */
export function readOrigin(origin: string): Origin {
  if (origin === "trace") return { kind: "trace" };
  const pair = readPair(origin);
  return pair
    ? { kind: "pair", fromAgent: pair[0], toAgent: pair[1] }
    : { kind: "text", text: origin };
}

function readPair(origin: string): [string | null, string | null] | undefined {
  if (!origin.startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(origin);
    if (!Array.isArray(parsed) || parsed.length !== 2) return undefined;
    const [from, to]: unknown[] = parsed;
    return isName(from) && isName(to) ? [from, to] : undefined;
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

export type StatusChange = { kind: "changed" } | { kind: "refused"; reason: string };

/** A mute says why, for those who come later; what already is so is not done again. */
export function changeStatus(
  current: FindingStatus,
  { status, reason }: { status: FindingStatus; reason: string | null },
): StatusChange {
  if (status === current) return { kind: "refused", reason: `It is ${current} already.` };
  if (status === "muted" && reason === null) {
    return { kind: "refused", reason: "Say why it is muted." };
  }
  return { kind: "changed" };
}
