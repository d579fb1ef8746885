import { type Detected, type FindingRule, type HandoffView, wayOf } from "./trace-view";

/** Needs outcomes and who served whom: one failure, and all that failed because of it. */
export const cascadingFailure: FindingRule = {
  kind: "cascading-failure",
  caseStudyEffect: null,
  remedy: {
    text: "Stop the failure where it happens: a fallback, a part of the result, or a person, instead of an error that every caller passes on.",
    code: `try {
  return await trace.runHandoff({ to_agent: "enrichment", task, context }, enrich);
} catch (error) {
  // Who asked gets what there is, and why there is no more.
  return { partial: companies, missing: "contacts", because: error.message };
}`,
  },
  detect({ handoffs }, { felledMin }) {
    const felled = felledBy(handoffs);
    return [...felled].flatMap(([origin, others]) =>
      others.length >= felledMin ? [toDetected(origin, others)] : [],
    );
  },
};

function toDetected(origin: HandoffView, others: readonly HandoffView[]): Detected {
  return {
    cause: origin.id,
    severity: "high",
    title: `One failure felled ${others.length} more: ${wayOf(origin)}`,
    handoffIds: [origin, ...others].map(({ id }) => id),
    evidence: [origin, ...others].slice(0, 20).map(({ id, error }, index) => ({
      handoffId: id,
      stage: null,
      path: null,
      text: `${index === 0 ? "It began here" : "Failed with it"}: ${[error?.type, error?.message].filter(Boolean).join(": ").slice(0, 300) || "no error was given"}.`,
    })),
  };
}

/** What failed, by the failure that it goes back to: that of what it had handed on, else the same error before. */
export function felledBy(handoffs: readonly HandoffView[]): Map<HandoffView, HandoffView[]> {
  const origins = new Map<string, HandoffView>();
  const felled = new Map<HandoffView, HandoffView[]>();
  const byEnd = handoffs.filter(({ outcome }) => outcome === "failed").sort(compareEnds);
  for (const failed of byEnd) {
    const cause = byEnd.find((other) => origins.has(other.id) && isCauseOf(other, failed));
    const origin = cause ? (origins.get(cause.id) ?? cause) : failed;
    origins.set(failed.id, origin);
    if (origin === failed) felled.set(failed, []);
    else felled.get(origin)?.push(failed);
  }
  return felled;
}

/** Failures that end at one instant end from within. */
function compareEnds(one: HandoffView, other: HandoffView): number {
  const [mine, theirs] = [endOf(one), endOf(other)];
  if (mine !== theirs) return mine < theirs ? -1 : 1;
  return other.seq - one.seq;
}

function endOf({ completedAt, lastSignAt }: HandoffView): bigint {
  return completedAt ?? lastSignAt;
}

function isCauseOf(earlier: HandoffView, later: HandoffView): boolean {
  if (earlier.parentId === later.id) return true;
  // The same error at the same agents is a retry, not a consequence.
  const isRetry = earlier.toKey === later.toKey && earlier.fromKey === later.fromKey;
  const message = earlier.error?.message;
  if (isRetry || !message || later.error === null) return false;
  const isBeside = later.parentId === earlier.parentId && later.firstSignAt >= endOf(earlier);
  return isBeside && later.error.message === message;
}
