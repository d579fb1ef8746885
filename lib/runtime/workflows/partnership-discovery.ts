import type { WorkflowInput } from "@/lib/domain/orchestration/workflow";

/**
 * The reference workflow (domain §8): four stages, eight handoffs, 28 credits, then a person decides. Its
 * orchestrator hands off with all that it has gathered and before anything is done: `phase` is about that.
 */
export const partnershipDiscovery: WorkflowInput = {
  name: "partnership-discovery",
  title: "Partnership discovery",
  description:
    "Finds companies that fit, scores them, finds whom to write to and drafts the e-mails; a person decides before anything goes out.",
  orchestrator: "Orchestrator",
  input: {
    type: "object",
    properties: {
      industry: { type: "string", default: "fintech" },
      stage: { type: "string", default: "Series A" },
      technology: { type: "string", default: "Stripe" },
      minimum_results: { type: "integer", minimum: 1, maximum: 500, default: 30 },
      offer: { type: "string", default: "Faster settlement" },
    },
  },
  stages: [
    {
      id: "research",
      target: { agent: "Research" },
      task: "Find {{/input/minimum_results}} {{/input/stage}} {{/input/industry}} companies using {{/input/technology}}",
      context: {
        industry: "/input/industry",
        stage: "/input/stage",
        technology: "/input/technology",
        minimum_results: "/input/minimum_results",
      },
      required_tools: ["company_lookup"],
      phase: "ready",
      acceptance_criteria: ["At least the asked number of companies"],
    },
    {
      id: "analysis",
      target: { agent: "Analysis" },
      depends_on: ["research"],
      task: "Keep the best {{/input/minimum_results}} by fit",
      context: { companies: "/results/research/companies", top: "/input/minimum_results" },
      required_tools: ["score_accounts"],
      phase: "ready",
    },
    {
      id: "contacts",
      target: { agent: "Partnership" },
      depends_on: ["analysis"],
      task: "Find a decision maker for each company",
      context: { scored: "/results/analysis/scored" },
      required_tools: ["contact_search"],
      phase: "ready",
    },
    {
      id: "drafts",
      target: { agent: "Outreach" },
      depends_on: ["contacts"],
      task: "Draft a personal e-mail to each contact",
      context: { contacts: "/results/contacts/contacts", offer: "/input/offer" },
      required_tools: ["draft_email"],
      phase: "ready",
    },
    {
      id: "release",
      target: { agent: "Outreach" },
      depends_on: ["drafts"],
      task: "Release the approved drafts",
      context: { approved_drafts: "/results/drafts/drafts" },
      required_tools: ["send_email"],
      phase: "ready",
      approval: { question: "Release these drafts to the contacts?", kind: "send_email" },
    },
  ],
  result: { released: "/results/release/released", drafts: "/results/release/drafts" },
};
