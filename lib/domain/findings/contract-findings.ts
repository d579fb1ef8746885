import type { Clause } from "../context/contract/clause";
import type { ContractClause } from "../context/contract/clauses";
import type { FindingSeverity } from "./finding";
import { type Detected, type FindingRule, type HandoffView, wayOf } from "./trace-view";

type ClauseFinding = Omit<FindingRule, "detect"> & {
  clause: ContractClause;
  severity: FindingSeverity;
  titled: string;
};

/** A clause of the contract that was broken; one finding for each pair of agents. */
function fromClause({ clause, severity, titled, ...rule }: ClauseFinding): FindingRule {
  return {
    ...rule,
    detect({ handoffs }) {
      const broken = handoffs.flatMap((handoff) => {
        const found = brokenIn(handoff, clause);
        return found && !isOfAnotherCause(handoff, clause) ? [{ handoff, found }] : [];
      });
      const pairs = Map.groupBy(broken, ({ handoff }) => pairOf(handoff));
      return [...pairs].map(([cause, list]) => toDetected({ cause, severity, titled, list }));
    },
  };
}

function brokenIn({ contract }: HandoffView, clause: ContractClause): Clause | undefined {
  return contract.find((one) => one.clause === clause && one.result === "fail");
}

/**
 * An answer may be text, what a person is asked is, and a pointer to the blackboard has no fields. A
 * conversation is free text, too: what is to be mended is that it was handed over. That no task is told
 * (ruling 1) says nothing of how long it is.
 */
function isOfAnotherCause(handoff: HandoffView, clause: ContractClause): boolean {
  const { type, pattern } = handoff;
  if (clause !== "typed_parameters" && clause !== "short_task") return false;
  if (type === "return" || type === "escalate") return true;
  if (clause === "short_task") return !isTaskTold(handoff);
  return pattern === "blackboard" || brokenIn(handoff, "no_transcript") !== undefined;
}

/** By the handoff, or by a member of its payload, which is the evidence then. */
function isTaskTold(handoff: HandoffView): boolean {
  return handoff.task !== null || (brokenIn(handoff, "short_task")?.evidence.length ?? 0) > 0;
}

function pairOf({ fromAgent, toAgent }: HandoffView): string {
  return JSON.stringify([fromAgent, toAgent]);
}

function toDetected({
  cause,
  severity,
  titled,
  list,
}: {
  cause: string;
  severity: FindingSeverity;
  titled: string;
  list: readonly { handoff: HandoffView; found: Clause }[];
}): Detected {
  const [first] = list;
  const more = list.length > 1 ? ` and ${list.length - 1} more` : "";
  return {
    cause,
    severity,
    title: `${titled} at ${first ? wayOf(first.handoff) : "a handoff"}${more}`,
    handoffIds: list.map(({ handoff }) => handoff.id),
    evidence: list.map(({ handoff, found }) => ({
      handoffId: handoff.id,
      stage: "sent",
      path: found.evidence[0] ?? null,
      text: found.detail,
    })),
  };
}

export const transcriptDump = fromClause({
  kind: "transcript-dump",
  clause: "no_transcript",
  severity: "medium",
  titled: "Mostly a conversation was handed over",
  caseStudyEffect: "Contexts above 10 KB succeeded in 68.7 % of handoffs, below 500 B in 92.1 %.",
  remedy: {
    text: "Hand over what the conversation established, as facts, and leave the conversation where it is.",
    code: `await baton.handoff({
  to_agent: "analysis",
  task: "Score 20 companies by fit",
  context: { companies, constraints },   // not: { messages }
});`,
  },
});

export const scratchpadLeak = fromClause({
  kind: "scratchpad-leak",
  clause: "no_scratchpad",
  severity: "medium",
  titled: "The sender's own reasoning was handed over",
  caseStudyEffect: null,
  remedy: {
    text: "Filter reasoning out before sending: it costs tokens, steers the receiver and may disclose what it should not.",
    code: `const { scratchpad, ...context } = state;
await baton.handoff({ to_agent: "writer", task, context });`,
  },
});

export const freeTextPayload = fromClause({
  kind: "free-text-payload",
  clause: "typed_parameters",
  severity: "low",
  titled: "Only free text was handed over",
  caseStudyEffect:
    "Explicit, structured context: 94.1 % success; relying on shared memory: 65.8 %.",
  remedy: {
    text: "Name the parameters: a receiver that has to read them out of prose may read them wrong.",
    code: `await baton.handoff({
  to_agent: "research",
  task: "Find fintech companies using Stripe",
  context: { industry: "fintech", technology: "Stripe", minimum_results: 20 },
});`,
  },
});

export const longSummary = fromClause({
  kind: "long-summary",
  clause: "short_task",
  severity: "low",
  titled: "The task is longer than 200 words",
  caseStudyEffect: null,
  remedy: {
    text: "Say what is asked in one or two sentences and put the details into typed fields.",
    code: `await baton.handoff({ to_agent: "writer", task: "Draft 30 outreach e-mails", context: { contacts } });`,
  },
});
