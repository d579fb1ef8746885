/** Records the handoffs of agents that run here: what was sent, what arrived, and what became of it. */
import { createBaton } from "@baton/sdk";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

const trace = baton.trace({ name: "Find companies", session_id: "conversation-1" });
trace.event("agent_declared", { agent: "orchestrator", role: "orchestrator" });

const start = {
  from_agent: "orchestrator",
  to_agent: "research",
  task: "Find two fintech companies using Stripe",
  justification: "research has web_search",
  context: { industry: "fintech", technology: "Stripe", minimum_results: 2 },
};
const companies = await trace.runHandoff(start, async ({ industry }, handoff) => {
  handoff.accepted().understood({ looking_for: industry });
  return trace.span({ name: "web_search", kind: "tool", agent: "research" }, () => [
    "Acme",
    "Globex",
  ]);
});

trace
  .handoff({
    from_agent: "research",
    to_agent: "orchestrator",
    task: "Two companies",
    context: { companies },
  })
  .received({ companies });
trace.end("succeeded");
