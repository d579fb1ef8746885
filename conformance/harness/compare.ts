import { isDeepStrictEqual } from "node:util";
import type { Expectation, ExpectedHandoff } from "./expectation.ts";
import type { Observed, ObservedHandoff } from "./observe.ts";

const STAGES = ["held", "sent", "received"] as const;

/** In words, what Baton tells otherwise than it should; empty: nothing. */
export function differences(
  expected: Expectation,
  { traces, handoffs, asked }: Observed,
): string[] {
  const { traces: count = 1, status, session, name: wantedName } = expected;
  const found = edgesOf(handoffs);
  if (found.join() !== edgesOf(expected.handoffs).join() || traces.length !== count) {
    const wanted = `${count} trace(s) with ${edgesOf(expected.handoffs).join(", ")}`;
    return [`expected ${wanted}; found ${traces.length} with ${found.join(", ") || "no handoff"}`];
  }
  const last = traces.at(-1)?.status;
  const ofTrace = status === undefined || status === last ? [] : [unlike("status", status, last)];
  const strangers = session === undefined ? [] : traces.filter((one) => one.session_id !== session);
  const ofSession = strangers.map(({ session_id }) => unlike("session", session, session_id));
  const misnamed = wantedName === undefined ? [] : traces.filter(({ name }) => name !== wantedName);
  const ofNames = misnamed.map(({ name }) => unlike("name", wantedName, name));
  const left = [...handoffs];
  const ofHandoffs = expected.handoffs.flatMap((wanted, index) => {
    const seen = takeFor(wanted, left);
    if (!seen) return [];
    const name = `${index + 1} ${edgeOf(seen)}`;
    return differencesOf(wanted, seen).map((difference) => `${name}: ${difference}`);
  });
  return [
    ...ofTrace,
    ...ofSession,
    ...ofNames,
    ...ofHandoffs,
    ...differencesOfAsked(expected, asked),
  ];
}

/** The next one, or of those that began together the one that fits best. */
function takeFor(wanted: ExpectedHandoff, left: ObservedHandoff[]): ObservedHandoff | undefined {
  const [edge] = edgesOf([wanted]);
  const fitting = wanted.atOnce ? left.filter((one) => edgeOf(one) === edge) : left.slice(0, 1);
  const ranked = fitting
    .map((one) => ({ one, count: differencesOf(wanted, one).length }))
    .toSorted((a, b) => a.count - b.count);
  const best = ranked[0]?.one;
  if (best) left.splice(left.indexOf(best), 1);
  return best;
}

function differencesOfAsked({ asked = [] }: Expectation, seen: Observed["asked"]): string[] {
  const wanted = asked.map(({ edited = null, reason = null, receipt = null, ...one }) => {
    return { ...one, edited, reason, receipt };
  });
  const found = seen.map(({ requested_by, action, allowed, decision, receipt }) => ({
    requested_by,
    action,
    allowed,
    decision: decision?.decision ?? null,
    edited: decision?.edited ?? null,
    reason: decision?.reason ?? null,
    receipt: receipt?.state ?? null,
  }));
  return isDeepStrictEqual(found, wanted) ? [] : [unlike("asked", wanted, found)];
}

export function edgeOf(handoff: Pick<ObservedHandoff, "from_agent" | "to_agent">): string {
  return `${handoff.from_agent ?? "?"} → ${handoff.to_agent ?? "?"}`;
}

function edgesOf(handoffs: readonly (ExpectedHandoff | ObservedHandoff)[]): string[] {
  return handoffs.map((one) =>
    edgeOf("from" in one ? { from_agent: one.from, to_agent: one.to } : one),
  );
}

function differencesOf(wanted: ExpectedHandoff, seen: ObservedHandoff): string[] {
  const { task = seen.task } = wanted;
  const pairs: [string, unknown, unknown][] = [
    ["type", wanted.type, seen.type],
    ["outcome", wanted.outcome, seen.outcome],
    ["standing", wanted.standing ?? null, seen.standing],
    ["error", wanted.error ?? null, seen.error?.type ?? null],
    ["flags", wanted.flags ?? [], seen.flags.filter((flag) => flag !== "clock_skew")],
    ["inferred", wanted.inferred ?? false, seen.inferred],
    ["task", task, seen.task],
    ["approvals", wanted.approvals ?? [], seen.approvals],
  ];
  return [
    ...pairs
      .filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b))
      .map(([name, a, b]) => unlike(name, a, b)),
    ...STAGES.flatMap((stage) => stageDifferences(stage, wanted[stage], textOf(seen, stage))),
    ...lossDifferences(wanted.lost ?? [], seen),
  ];
}

function stageDifferences(
  stage: string,
  wanted: string[] | null | undefined,
  text: string | null,
): string[] {
  if (wanted === undefined) return [];
  if (wanted === null) return text === null ? [] : [`${stage}: nothing expected; found ${text}`];
  if (text === null) return [`${stage}: not captured`];
  const missing = wanted.filter((part) => !text.includes(part));
  return missing.map((part) => `${stage}: no "${part}" in ${text}`);
}

function lossDifferences(lost: readonly string[], seen: ObservedHandoff): string[] {
  const before = [textOf(seen, "held"), textOf(seen, "sent")].join(" ");
  const after = textOf(seen, "received");
  return lost.flatMap((part) => {
    if (!before.includes(part)) return [`lost: the caller never had "${part}": ${before}`];
    if (after === null) return [`lost: what was received was not captured`];
    return after.includes(part) ? [`lost: "${part}" did arrive: ${after}`] : [];
  });
}

function textOf({ context }: ObservedHandoff, stage: (typeof STAGES)[number]): string | null {
  const found = context[stage];
  return found && JSON.stringify(found.value);
}

function unlike(name: string, wanted: unknown, seen: unknown): string {
  return `${name}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(seen)}`;
}
