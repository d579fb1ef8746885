import { type FindingRule, wayOf } from "./trace-view";

const EVIDENCE_MAX = 20;

/** Facts that were sent and did not arrive; one finding for each handoff. */
export const transferLoss: FindingRule = {
  kind: "transfer-loss",
  caseStudyEffect: "Context loss was behind 62 % of failed handoffs.",
  remedy: {
    text: "Something between the two agents drops or changes these fields. Pass the context as one value, check what arrived, and let the receiver refuse when a required field is missing.",
    code: `await baton.work((task) => {
  const missing = required.filter((field) => !(field in task.context));
  if (missing.length > 0) throw new Rejection(\`missing: \${missing.join(", ")}\`);
  return analyse(task.context);
});`,
  },
  detect({ handoffs }, { seriousGapScore }) {
    return handoffs.flatMap((handoff) => {
      const lost = handoff.transferLoss ?? [];
      if (lost.length === 0) return [];
      return [
        {
          cause: handoff.id,
          severity: (handoff.gapScore ?? 0) >= seriousGapScore ? "high" : "medium",
          title: `${lost.length === 1 ? "1 fact" : `${lost.length} facts`} did not arrive at ${wayOf(handoff)}`,
          handoffIds: [handoff.id],
          evidence: lost
            .slice(0, EVIDENCE_MAX)
            .map(({ path, text }) => ({ handoffId: handoff.id, stage: "sent", path, text })),
        },
      ];
    });
  },
};
