import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { FOUND } from "./partnership-data";
import { minutesBefore, startScript, type Script } from "./scenario-script";

const QUERY = "Find 20 fintech companies using Stripe, not in Germany, by 30 June";
const CONSTRAINTS = {
  industry: "fintech",
  technology: "Stripe",
  minimum_results: 20,
  exclude_country: "Germany",
  budget_usd: 5000,
  deadline: "2026-06-30",
};
const REQUEST = { user_request: QUERY, constraints: CONSTRAINTS };
const COMPANIES = FOUND.slice(0, 20);

/** Research forgets its own criteria after delegating: the second hop carries no parent context. */
export function contextLostAtHop2(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "context-lost-at-hop-2",
    name: "Context lost at hop 2: Research forgets the criteria",
    startedAt: minutesBefore(now, 84),
    agents: ["Orchestrator", "Research", "Analysis"],
    request: REQUEST,
    sessionId: "demo-session-partnership",
  });
  const research = { from: "Orchestrator", to: "Research", task: QUERY, context: REQUEST } as const;
  const handoff_id = script.handoff({ ...research, at: 0.3 });
  script.add(0.5, { event: "handoff_received", handoff_id, agent: "Research", context: REQUEST });
  const search = { kind: "tool", name: "web_search", agent: "Research" } as const;
  const found = { status: "ok", input: CONSTRAINTS, output: COMPANIES } as const;
  script.span({ ...search, ...found, from: 0.8, to: 4.1 });
  scoreWithoutOrigin(handoff_id, script);
  script.add(8.6, {
    event: "clarification_requested",
    handoff_id,
    agent: "Research",
    fields: ["budget_usd", "minimum_results", "exclude_country"],
    question: "What was the budget, how many companies were asked for, which country was excluded?",
  });
  const lost = {
    status: "error",
    status_message: "no criteria",
    input: { query: "fintech" },
  } as const;
  script.span({ ...search, ...lost, from: 8.7, to: 11.2 });
  const error = { type: "missing_context", message: "The original criteria are gone" };
  script.add(11.3, { event: "task_failed", handoff_id, agent: "Research", error });
  return script.events;
}

/** Held criteria are withheld, eight companies and the deadline do not arrive. */
function scoreWithoutOrigin(parent_handoff_id: string, script: Script): void {
  const arrived = COMPANIES.slice(0, 12);
  const handoff_id = script.handoff({
    from: "Research",
    to: "Analysis",
    task: "Score these companies by ICP fit",
    context: { companies: COMPANIES, deadline: CONSTRAINTS.deadline },
    held: { ...REQUEST, companies: COMPANIES },
    at: 4.4,
    parent_handoff_id,
  });
  const here = { handoff_id, agent: "Analysis" } as const;
  script.add(4.6, { event: "handoff_received", ...here, context: { companies: arrived } });
  script.add(4.7, {
    event: "context_understood",
    ...here,
    understood: { task: "Score 12 companies" },
  });
  script.add(7.9, { event: "task_complete", ...here, result: { scored: arrived.length } });
  script.handoff({
    from: "Analysis",
    to: "Research",
    task: "Scored companies",
    context: { scored: arrived.map(({ name }, index) => ({ name, fit: (90 - index) / 100 })) },
    at: 8,
    received: 8.1,
    parent_handoff_id: handoff_id,
  });
}
