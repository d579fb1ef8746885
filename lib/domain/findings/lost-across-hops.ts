import { type FindingRule, wayOf } from "./trace-view";

const EVIDENCE_MAX = 20;

/** Facts that a later hop needed and an earlier one had let go; one finding for each place of loss. */
export const lostAcrossHops: FindingRule = {
  kind: "lost-across-hops",
  caseStudyEffect: "Passing the parent's context on cut failures by context loss by 78 %.",
  remedy: {
    text: "Pass the original request and its constraints on with every handoff, and give them back with every return. The built-in runtime does this by itself (parent_context).",
    code: `await baton.handoff({
  to_agent: "analysis",
  task: "Score these companies",
  context: { companies, parent_context: { request, constraints } },
});`,
  },
  detect({ handoffs, lineage }) {
    const needed = lineage.filter(({ lostAt, needs }) => lostAt !== null && needs.length > 0);
    const places = Map.groupBy(needed, ({ lostAt }) => lostAt);
    return handoffs.flatMap((handoff) => {
      const facts = places.get(handoff.id) ?? [];
      if (facts.length === 0) return [];
      const askers = facts.flatMap(({ needs }) => needs.map(({ handoffId }) => handoffId));
      const what = facts.length === 1 ? "1 fact that was" : `${facts.length} facts that were`;
      return [
        {
          cause: handoff.id,
          severity: "high",
          title: `${what} needed later went missing at ${wayOf(handoff)}`,
          handoffIds: [...new Set([handoff.id, ...askers])],
          evidence: facts.slice(0, EVIDENCE_MAX).map(({ fact, needs }) => ({
            handoffId: needs[0]?.handoffId ?? null,
            stage: null,
            path: fact.path,
            text: `${fact.text} (needed: ${needs.map(({ why }) => why).join(", ")})`,
          })),
        },
      ];
    });
  },
};
