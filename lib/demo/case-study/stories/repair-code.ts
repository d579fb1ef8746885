import type { Story } from "./story";

const FILES = ["client", "webhook", "reconcile", "retry-queue", "currency", "idempotency"];

export const REPAIR_CODE: Story = {
  name: "API integration",
  specialist: "Developer",
  helper: "Analysis",
  tools: ["code_interpreter", "run_tests"],
  recordsKey: "files",
  task: ({ api, technology }) =>
    `Generate TypeScript types for the ${technology} ${api} API and repair the failing tests`,
  helperTask: ({ api, technology }) =>
    `Explain which ${technology} ${api} responses break the current types`,
  constraints: ({ api, technology, orgId }) => ({
    api,
    technology,
    language: "TypeScript",
    repository: `${orgId}/billing-service`,
    strict: true,
  }),
  record: (index, random) => ({
    path: `src/${random.pick(FILES)}/${random.pick(FILES)}-${index}.ts`,
    lines_changed: random.int(2, 140),
    test: random.pick(["passes", "passes", "fails: expected 200, got 409", "not covered"]),
    note: random.pick([
      "amount is a string when the currency has no minor unit",
      "optional field was typed as required",
      "discriminated union replaces three booleans",
    ]),
  }),
};
