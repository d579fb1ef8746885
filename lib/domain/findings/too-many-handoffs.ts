import type { FindingRule } from "./trace-view";

const WARN_ABOVE = 5;
const REDESIGN_ABOVE = 6;
/** They answer or ask a person: they do not make a chain longer (ruling 15). */
const NOT_COUNTED = new Set(["return", "escalate"]);

export const tooManyHandoffs: FindingRule = {
  kind: "too-many-handoffs",
  caseStudyEffect: "Two to four handoffs are best.",
  remedy: {
    text: "Merge agents that always follow each other, or let one of them do the small steps itself.",
    code: `await baton.handOff({ to: "research", summary: "Find and score", maxHandoffs: 4, data });`,
  },
  detect({ handoffs }) {
    const counted = handoffs.filter(({ type }) => !NOT_COUNTED.has(type));
    if (counted.length <= WARN_ABOVE) return [];
    return [
      {
        cause: "trace",
        severity: counted.length > REDESIGN_ABOVE ? "high" : "medium",
        title: `${counted.length} handoffs for one piece of work`,
        handoffIds: counted.map(({ id }) => id),
        evidence: [
          {
            handoffId: counted[WARN_ABOVE]?.id ?? null,
            stage: null,
            path: null,
            text: `More than ${WARN_ABOVE}; returns and escalations do not count.`,
          },
        ],
      },
    ];
  },
};
