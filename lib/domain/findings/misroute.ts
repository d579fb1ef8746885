import { type FindingRule, wayOf } from "./trace-view";

/** One agent refused, and another finished the work for the same caller. */
export const misroute: FindingRule = {
  kind: "misroute",
  caseStudyEffect: null,
  remedy: {
    text: "Route by what the work needs: a rule on the required tools sends it to the right agent at once.",
    code: `await baton.validateHandoff("writer", ["draft_email"]);
await baton.handoff({ to_agent: "writer", required_tools: ["draft_email"], task, context });`,
  },
  detect({ handoffs }) {
    return handoffs.flatMap((refused, index) => {
      if (refused.outcome !== "rejected") return [];
      const finished = handoffs
        .slice(index + 1)
        .find(
          (later) =>
            later.outcome === "succeeded" &&
            later.type !== "return" &&
            later.fromAgent === refused.fromAgent &&
            later.parentId === refused.parentId &&
            later.toAgent !== refused.toAgent,
        );
      if (!finished) return [];
      return [
        {
          cause: refused.id,
          severity: "medium" as const,
          title: `${refused.toAgent ?? "One"} refused, ${finished.toAgent ?? "another"} did it: ${wayOf(refused)}`,
          handoffIds: [refused.id, finished.id],
          evidence: [
            { handoffId: refused.id, stage: null, path: null, text: "Refused here." },
            { handoffId: finished.id, stage: null, path: null, text: "Finished here." },
          ],
        },
      ];
    });
  },
};
