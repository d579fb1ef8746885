import type { WorkflowInput } from "@/lib/domain/orchestration/workflow";

const input = {
  type: "object",
  properties: {
    industry: { type: "string", default: "fintech" },
    top: { type: "integer", minimum: 1, maximum: 100, default: 10 },
  },
};

/** The same work in one handoff and in stages, to see the difference on one's own screen. */
export const leadsInOne: WorkflowInput = {
  name: "leads-enrich-outreach-in-one",
  title: "Leads, enrich, outreach: in one handoff",
  description: "One agent is given everything at once.",
  orchestrator: "Orchestrator",
  input,
  stages: [
    {
      id: "everything",
      target: { agent: "Sales generalist" },
      task: "Find leads in {{/input/industry}}, enrich the best {{/input/top}} and draft e-mails to them",
      context: { industry: "/input/industry", top: "/input/top" },
    },
  ],
};

export const leadsStaged: WorkflowInput = {
  name: "leads-enrich-outreach",
  title: "Leads, enrich, outreach: in stages",
  description: "Each agent finishes its part before the next begins.",
  orchestrator: "Orchestrator",
  input,
  stages: [
    {
      id: "leads",
      target: { agent: "Research" },
      task: "Find leads in {{/input/industry}}",
      context: { industry: "/input/industry" },
    },
    {
      id: "score",
      target: { agent: "Analysis" },
      depends_on: ["leads"],
      task: "Keep the best {{/input/top}}",
      context: { companies: "/results/leads/companies", top: "/input/top" },
    },
    {
      id: "enrich",
      target: { agent: "Partnership" },
      depends_on: ["score"],
      task: "Find whom to write to",
      context: { scored: "/results/score/scored" },
    },
    {
      id: "outreach",
      target: { agent: "Outreach" },
      depends_on: ["enrich"],
      task: "Draft the e-mails",
      context: { contacts: "/results/enrich/contacts" },
    },
  ],
};
