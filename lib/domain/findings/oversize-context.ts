import { detectByPair } from "./by-pair";
import type { FindingRule } from "./trace-view";

/** Needs the size of the context as it was sent. */
export const oversizeContext: FindingRule = {
  kind: "oversize-context",
  caseStudyEffect: "Above 10 KB: 68.7 % success and 1,150 ms; below 500 B: 92.1 % and 95 ms.",
  remedy: {
    text: "Put the data on the blackboard and hand over its key with what the receiver needs to know to begin.",
    code: `// The companies lie on the blackboard, and only their key travels.
await baton.handOff({ to: "analysis", summary: "Score by fit", data: { companies } });`,
  },
  detect: ({ handoffs }, { contextBytesMax }) =>
    detectByPair(handoffs, {
      severity: "medium",
      titled: `More than ${inKilobytes(contextBytesMax)} of context was handed over`,
      wrongWith: ({ contextBytes }) =>
        contextBytes !== null && contextBytes > contextBytesMax ? `${contextBytes} bytes.` : null,
    }),
};

function inKilobytes(bytes: number): string {
  return `${Math.round((bytes / 1024) * 10) / 10} KB`;
}
