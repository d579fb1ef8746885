import { type Detected, type FindingRule, type HandoffView, wayOf } from "./trace-view";

/**
 * The same work was given to the same agent again after an error, with nothing changed, and ended in the
 * same error. Needs both contexts and both errors.
 */
export const blindRetry: FindingRule = {
  kind: "blind-retry",
  caseStudyEffect: "Loops, where an agent tries its own task again, succeeded in 68.4 % of cases.",
  remedy: {
    text: "Change something before trying again: say what went wrong, narrow the task, choose another agent, or ask a person. Wait only where the error is known to pass.",
    code: `await baton.handoff({
  to_agent: error.name === "timeout" ? "analysis-backup" : "analysis",
  task,
  reason: "error_recovery",
  context: { ...context, last_error: error.message, tried: attempt },
});`,
  },
  detect({ handoffs }) {
    const retries = new Map<string, HandoffView>();
    for (const [index, again] of handoffs.entries()) {
      const failed = handoffs.slice(0, index).findLast((earlier) => isTriedAgain(earlier, again));
      if (failed && isSameError(failed, again) && isSameInput(failed, again)) {
        retries.set(again.id, failed);
      }
    }
    return chainsOf(handoffs, retries).map(toDetected);
  },
};

function isTriedAgain(failed: HandoffView, again: HandoffView): boolean {
  if (failed.outcome !== "failed" || again.type === "return" || failed.toKey === null) return false;
  if (again.toKey !== failed.toKey) return false;
  const isBeside = again.parentId === failed.parentId;
  if (again.type === "loop") return isBeside || again.parentId === failed.id;
  return isBeside && again.fromKey === failed.fromKey;
}

function isSameError(failed: HandoffView, again: HandoffView): boolean {
  if (again.outcome !== "failed" || !failed.error || !again.error) return false;
  return failed.error.type === again.error.type && failed.error.message === again.error.message;
}

function isSameInput(failed: HandoffView, again: HandoffView): boolean {
  const [before, now] = [failed.told(), again.told()];
  return before !== null && now !== null && [...now].every((fact) => before.has(fact));
}

/** The first attempt with all that repeat it. */
function chainsOf(
  handoffs: readonly HandoffView[],
  retries: ReadonlyMap<string, HandoffView>,
): HandoffView[][] {
  const chains = new Map<string, HandoffView[]>();
  for (const handoff of handoffs) {
    const failed = retries.get(handoff.id);
    if (!failed) continue;
    const chain = chains.get(failed.id) ?? [failed];
    chain.push(handoff);
    chains.delete(failed.id);
    chains.set(handoff.id, chain);
  }
  return [...chains.values()];
}

function toDetected(chain: HandoffView[]): Detected {
  const [first] = chain;
  const times = chain.length === 2 ? "once" : `${chain.length - 1} times`;
  return {
    cause: first?.id ?? "retry",
    severity: chain.length > 2 ? "high" : "medium",
    title: `Tried again ${times} with the same input after the same error: ${first ? wayOf(first) : "a handoff"}`,
    handoffIds: chain.map(({ id }) => id),
    evidence: chain.map(({ id, error }) => ({
      handoffId: id,
      stage: "sent",
      path: null,
      text: [error?.type, error?.message].filter(Boolean).join(": ").slice(0, 300),
    })),
  };
}
