import type { WorkflowInput } from "@/lib/domain/orchestration/workflow";

/** The writer and the reviewer each get the facts, not a conversation about them. */
export const researchWriteReview: WorkflowInput = {
  name: "research-write-review",
  title: "Research, write, review",
  description: "Collects facts, writes a summary and checks that every fact is in it.",
  orchestrator: "Orchestrator",
  input: {
    type: "object",
    properties: { industry: { type: "string", default: "health" } },
  },
  stages: [
    {
      id: "research",
      target: { agent: "Research" },
      task: "Collect companies in {{/input/industry}}",
      context: { industry: "/input/industry" },
    },
    {
      id: "write",
      target: { agent: "Writer" },
      depends_on: ["research"],
      task: "Summarise what was found",
      context: { companies: "/results/research/companies", topic: "/input/industry" },
    },
    {
      id: "review",
      target: { agent: "Reviewer" },
      depends_on: ["write"],
      task: "Check that every source is named",
      context: { text: "/results/write/text", sources: "/results/write/sources" },
    },
  ],
  result: { text: "/results/review/text", is_sound: "/results/review/is_sound" },
};
