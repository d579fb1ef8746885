import type { WorkflowInput } from "@/lib/domain/orchestration/workflow";

/** Routed by what the work needs, not by a name; an answer that fails goes to a person. */
export const supportTriage: WorkflowInput = {
  name: "support-triage",
  title: "Support triage",
  description: "Finds out what a ticket is about and has it answered by whoever can.",
  orchestrator: "Orchestrator",
  input: {
    type: "object",
    properties: {
      ticket: {
        type: "string",
        minLength: 1,
        examples: ["I was charged twice for invoice INV-7. Please pay one of them back."],
      },
    },
    required: ["ticket"],
  },
  stages: [
    {
      id: "triage",
      target: { route: { required_tools: ["classify_ticket"] } },
      task: "What is this ticket about?",
      context: { ticket: "/input/ticket" },
    },
    {
      id: "answer",
      target: { route: { required_tools: ["answer_ticket"] } },
      depends_on: ["triage"],
      task: "Answer the ticket",
      context: { ticket: "/input/ticket", topic: "/results/triage/topic" },
      fallback: [{ retry: { times: 1, backoff_ms: 500 } }, { escalate: {} }],
    },
  ],
};
