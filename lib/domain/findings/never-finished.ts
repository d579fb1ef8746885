import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

/** Needs nothing but the outcome; who waits for a person is not incomplete. */
export const neverFinished: FindingRule = {
  kind: "never-finished",
  caseStudyEffect: "2.5 % of handoffs were never finished.",
  remedy: {
    text: "Give the handoff a time limit and say what happens then: try again, send it to another agent, or ask a person.",
    code: `// Ends as timed out then, and the fallback of its routing rule goes on with it.
await baton.handoff({ to_agent: "analysis", task, context, timeout_ms: 60_000 });`,
  },
  detect: ({ handoffs }) =>
    detectByPair(handoffs, {
      severity: "high",
      titled: "Nothing more was heard",
      wrongWith: ({ outcome }) =>
        outcome === "incomplete" ? "It was neither completed nor failed." : null,
    }),
};
