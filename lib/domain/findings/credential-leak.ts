import type { FindingRule, HandoffView } from "./trace-view";
import { wayOf } from "./trace-view";

const CROSSING = new Set(["sent", "received"]);
const EVIDENCE_MAX = 20;

/** One secret is one finding, however many hops saw it: its fingerprint is the cause. */
export const credentialLeak: FindingRule = {
  kind: "credential-leak",
  caseStudyEffect: null,
  remedy: {
    text: "Rotate the credential. Keep it in the vault and let the receiver use it by name: what crosses the boundary is a placeholder, never the value (OWASP LLM02:2025).",
    code: `await baton.handoff({
  to_agent: "billing",
  task: "Refund INV-1",
  // The proxy puts the value in at the call; the agent never sees it.
  context: { api_key: "{{secret:PAYMENTS_API_KEY}}" },
});`,
  },
  detect({ handoffs }) {
    const seen = handoffs.flatMap((handoff) =>
      handoff.secrets.map((secret) => ({ handoff, secret })),
    );
    const groups = Map.groupBy(seen, ({ secret }) => `${secret.kind}:${secret.fingerprint}`);
    return [...groups].map(([cause, places]) => {
      const kind = (places[0]?.secret.kind ?? "secret").replaceAll("_", " ");
      const crossed = places.filter(({ secret }) => CROSSING.has(secret.stage));
      const ids = [
        ...new Set((crossed.length > 0 ? crossed : places).map(({ handoff }) => handoff.id)),
      ];
      return {
        cause,
        severity: crossed.length > 0 ? "critical" : "medium",
        title: titleOf(
          kind,
          crossed.map(({ handoff }) => handoff),
        ),
        handoffIds: ids,
        evidence: places.slice(0, EVIDENCE_MAX).map(({ handoff, secret }) => ({
          handoffId: handoff.id,
          stage: secret.stage,
          path: secret.path,
          text: `[masked:${secret.kind}:${secret.fingerprint}]`,
        })),
      };
    });
  },
};

function titleOf(kind: string, crossed: readonly HandoffView[]): string {
  const [first] = crossed;
  if (!first) return `A credential (${kind}) in an agent's context`;
  const hops = new Set(crossed.map(({ id }) => id)).size;
  const more = hops > 1 ? ` and ${hops - 1} more` : "";
  return `A credential (${kind}) crossed at ${wayOf(first)}${more}`;
}
