import { detectByPair } from "./by-pair";
import { countSteps } from "./count-steps";
import type { FindingRule, HandoffView } from "./trace-view";

/** Needs the words of the task, and that it failed or took longer than a staged workflow would. */
export const unstagedWorkflow: FindingRule = {
  kind: "unstaged-workflow",
  caseStudyEffect: "In stages 91 % success and 8.2 s; all at once 71 % and 3.8 s.",
  remedy: {
    text: "Hand over one step at a time and check what came back before the next one: a failure then costs one step, not all of them.",
    code: `const from_agent = "orchestrator";
const lead = { from_agent, staged: true };
const companies = await trace.runHandoff(
  { ...lead, to_agent: "research", task: "Find 50 leads", context: { request } },
  findLeads,
);
const contacts = await trace.runHandoff(
  { ...lead, to_agent: "enrichment", task: "Get contacts", context: { companies } },
  findContacts,
);`,
  },
  detect({ handoffs }, { stepsPerHandoffMax, slowHandoffMs }) {
    const passedOn = new Set(
      handoffs.flatMap(({ type, parentId }) => (type === "return" ? [] : (parentId ?? []))),
    );
    return detectByPair(handoffs, {
      severity: "medium",
      titled: "Several steps were handed over at once",
      wrongWith: (handoff) => {
        const how = harmOf(handoff, slowHandoffMs);
        if (how === null || passedOn.has(handoff.id) || handoff.task === null) return null;
        const steps = countSteps(handoff.task);
        return steps.length > stepsPerHandoffMax ? `${steps.join(", ")}: it ${how}.` : null;
      },
    });
  },
};

const TRANSFERS = new Set(["route", "delegate"]);

/** Who stages the work itself, or says that this is one stage, is not meant. */
function harmOf({ type, staged, outcome, timing }: HandoffView, slowMs: number): string | null {
  if (!TRANSFERS.has(type) || staged === true) return null;
  if (outcome === "failed") return "failed";
  if (outcome === "incomplete") return "was not finished";
  const { executionMs } = timing;
  if (outcome !== "succeeded" || executionMs === null || executionMs <= slowMs) return null;
  return `took ${Math.round(executionMs / 100) / 10} s`;
}
