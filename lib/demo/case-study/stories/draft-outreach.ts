import { companyName } from "./companies";
import type { Story } from "./story";

const HOOKS = [
  "your new pricing page settles in three currencies",
  "you are hiring for a payouts team",
  "your changelog announces instant refunds",
  "your status page shows a second processor",
];

export const DRAFT_OUTREACH: Story = {
  name: "Outreach drafts",
  specialist: "Partnership",
  helper: "Analysis",
  tools: ["draft_email", "crm_lookup"],
  recordsKey: "drafts",
  task: ({ count, stage, industry }) =>
    `Draft personalised e-mails to ${count} ${stage} ${industry} companies`,
  helperTask: ({ count, technology }) =>
    `Rank ${count} accounts by ${technology} spend before drafting`,
  constraints: ({ count, stage, industry, technology }) => ({
    stage,
    industry,
    technology,
    drafts: count,
    words_max: 120,
    tone: "plain, no superlatives",
  }),
  record: (index, random) => ({
    to: companyName(index),
    subject: `Reconciliation at ${companyName(index)}`,
    body: `We noticed that ${random.pick(HOOKS)}. Teams of your size close the month two days earlier with us.`,
    word_count: random.int(68, 118),
  }),
};
