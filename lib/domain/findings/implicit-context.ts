import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

/** Needs `explicit`; a return answers a caller who knows what it asked. */
export const implicitContext: FindingRule = {
  kind: "implicit-context",
  caseStudyEffect: "Explicit context: 94.1 % success; relying on shared memory: 65.8 %.",
  remedy: {
    text: "Hand over what the receiver needs as a structured context, or a pointer to it, instead of relying on what both are thought to know.",
    code: `await baton.handoff({
  to_agent: "analysis",
  task: "Score these companies by fit",
  context: { companies, constraints },   // not: nothing
});`,
  },
  detect: ({ handoffs }) =>
    detectByPair(handoffs, {
      severity: "high",
      titled: "No context of its own was handed over",
      wrongWith: ({ explicit, type }) =>
        explicit === false && type !== "return" ? "The handoff relies on shared memory." : null,
    }),
};
