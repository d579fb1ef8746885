import { companyDomain, companyName, randomEvidence } from "./companies";
import type { Story } from "./story";

export const FIND_COMPANIES: Story = {
  name: "Lead research",
  specialist: "Research",
  helper: "Analysis",
  tools: ["web_search", "technology_lookup"],
  recordsKey: "companies",
  task: ({ count, stage, industry, technology, region }) =>
    `Find ${count} ${stage} ${industry} companies using ${technology} in ${region}`,
  helperTask: ({ count, industry }) => `Score ${count} ${industry} companies by ICP fit`,
  constraints: ({ count, stage, industry, technology, region }) => ({
    industry,
    stage,
    technology,
    region,
    minimum_results: count,
  }),
  record: (index, random) => ({
    name: companyName(index),
    domain: companyDomain(index),
    employees: random.int(18, 260),
    founded: random.int(2012, 2023),
    last_round_usd: random.int(20, 180) * 100_000,
    evidence: randomEvidence(random),
  }),
};
