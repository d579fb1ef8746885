import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

const QUESTION_CHARS_MAX = 300;

/** Needs the callee's questions: it had to ask before it could begin. */
export const prematureHandoff: FindingRule = {
  kind: "premature-handoff",
  caseStudyEffect: "Checking for what is missing cut premature handoffs from 8.2 % to 1.4 %.",
  remedy: {
    text: "List what the receiver needs and check it before handing off; ask the person or gather it first.",
    code: `const missing = required.filter((name) => context[name] === undefined);
if (missing.length > 0) return askFor(missing);
await baton.handoff({ to_agent: "partnership", task, context });`,
  },
  detect: ({ handoffs }) =>
    detectByPair(handoffs, {
      severity: "medium",
      titled: "The receiver had to ask back",
      wrongWith: ({ questions: [question] }) => question?.slice(0, QUESTION_CHARS_MAX) ?? null,
    }),
};
