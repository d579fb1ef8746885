import { companyName } from "./companies";
import type { Story } from "./story";

export const SCORE_ACCOUNTS: Story = {
  name: "ICP scoring",
  specialist: "Analysis",
  helper: "Research",
  tools: ["score_accounts", "sql_query"],
  recordsKey: "scores",
  task: ({ count, industry, region }) =>
    `Filter to the top ${count} ${industry} accounts in ${region} by ICP fit score`,
  helperTask: ({ technology, industry }) =>
    `Check which ${industry} accounts still use ${technology}`,
  constraints: ({ count, industry, technology, region }) => ({
    industry,
    technology,
    region,
    top: count,
    score_min: 0.6,
  }),
  record: (index, random) => ({
    account: companyName(index),
    fit: random.int(40, 99) / 100,
    revenue_band: random.pick(["1-5M", "5-20M", "20-50M"]),
    signals: random.pick([
      ["hiring", "new market"],
      ["processor change"],
      ["funding", "hiring", "compliance project"],
    ]),
  }),
};
