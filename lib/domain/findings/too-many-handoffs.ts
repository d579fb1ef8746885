import type { FindingRule } from "./trace-view";

/** They answer or ask a person: they do not make a chain longer (ruling 15). */
const NOT_COUNTED = new Set(["return", "escalate"]);

export const tooManyHandoffs: FindingRule = {
  kind: "too-many-handoffs",
  caseStudyEffect: "Two to four handoffs are best.",
  remedy: {
    text: "Merge agents that always follow each other, or let one of them do the small steps itself.",
    code: `await baton.handoff({ to_agent: "research", task: "Find and score", context, max_handoffs: 4 });`,
  },
  detect({ handoffs }, { handoffsWarnAbove, handoffsRedesignAbove }) {
    const counted = handoffs.filter(({ type }) => !NOT_COUNTED.has(type));
    if (counted.length <= handoffsWarnAbove) return [];
    return [
      {
        cause: "trace",
        severity: counted.length > handoffsRedesignAbove ? "high" : "medium",
        title: `${counted.length} handoffs for one piece of work`,
        handoffIds: counted.map(({ id }) => id),
        evidence: [
          {
            handoffId: counted[handoffsWarnAbove]?.id ?? null,
            stage: null,
            path: null,
            text: `More than ${handoffsWarnAbove}; returns and escalations do not count.`,
          },
        ],
      },
    ];
  },
};
