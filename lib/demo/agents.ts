import type { NativeEventInput } from "../domain/event/native-event";
import type { AgentRole } from "../domain/handoff/taxonomy";

type DemoAgent = { role: AgentRole; capabilities: readonly string[]; description: string };

/** The case study's agents; Outreach and Enrichment belong to its reference workflow. */
export const DEMO_AGENTS = {
  Orchestrator: {
    role: "orchestrator",
    capabilities: ["classify_task", "plan_workflow", "ask_user"],
    description: "Reads the request, plans the phases and routes each one.",
  },
  Research: {
    role: "specialist",
    capabilities: ["web_search", "company_lookup", "technology_lookup"],
    description: "Finds companies and facts about them.",
  },
  Developer: {
    role: "specialist",
    capabilities: ["code_interpreter", "repository_search", "run_tests"],
    description: "Writes, types and repairs code.",
  },
  Analysis: {
    role: "specialist",
    capabilities: ["score_accounts", "sql_query", "summarise_dataset"],
    description: "Scores, ranks and explains data.",
  },
  Partnership: {
    role: "specialist",
    capabilities: ["contact_search", "crm_lookup", "draft_email"],
    description: "Finds decision makers and prepares outreach.",
  },
  SEO: {
    role: "specialist",
    capabilities: ["crawl_site", "keyword_report", "page_speed"],
    description: "Audits pages and plans keywords.",
  },
  Outreach: {
    role: "specialist",
    capabilities: ["draft_email", "send_email"],
    description: "Writes personal e-mails and sends the approved ones.",
  },
  Human: {
    role: "human",
    capabilities: ["approve", "edit", "answer"],
    description: "Decides what agents may not decide alone.",
  },
} as const satisfies Record<string, DemoAgent>;

export type DemoAgentName = keyof typeof DEMO_AGENTS;

export function agentDeclared(
  agent: DemoAgentName,
  event: { event_id: string; trace_id: string; at: string },
): NativeEventInput {
  const { role, capabilities, description } = DEMO_AGENTS[agent];
  return {
    event: "agent_declared",
    ...event,
    agent,
    role,
    capabilities: [...capabilities],
    description,
  };
}
