import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

/** Needs `validated` and the tools that the work requires. */
export const unvalidatedCapability: FindingRule = {
  kind: "unvalidated-capability",
  caseStudyEffect: "Capabilities checked first: 96.2 % success; not checked: 84.1 %.",
  remedy: {
    text: "Check that the receiver has the required tools before handing off. The built-in runtime does, when it is told which tools the work needs.",
    code: `await baton.validateHandoff("crm", ["crm_search"]);
await baton.handoff({ to_agent: "crm", required_tools: ["crm_search"], task, context });`,
  },
  detect: ({ handoffs }) =>
    detectByPair(handoffs, {
      severity: "medium",
      titled: "Required tools were not checked",
      wrongWith: ({ validated, requiredTools }) =>
        validated === false && requiredTools.length > 0
          ? `Required: ${requiredTools.join(", ")}.`
          : null,
    }),
};
