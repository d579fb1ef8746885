import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

const WRONG = {
  gathering: "The sender was still gathering.",
  executing: "The sender was in the middle of an action.",
  ready: null,
};

/** Needs `phase`. */
export const wrongPhase: FindingRule = {
  kind: "wrong-phase",
  caseStudyEffect: "The best point is after the data is gathered and before anything is done.",
  remedy: {
    text: "Finish gathering, then hand off; finish an action that has begun before passing the work on.",
    code: `const data = await gatherAll(sources);
await baton.handoff({ to_agent: "outreach", phase: "ready", task, context: { data } });`,
  },
  detect: ({ handoffs }) =>
    detectByPair(handoffs, {
      severity: "low",
      titled: "Work was handed off at the wrong moment",
      wrongWith: ({ phase, type }) => (phase === null || type === "return" ? null : WRONG[phase]),
    }),
};
