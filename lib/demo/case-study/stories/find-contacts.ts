import { companyDomain, companyName } from "./companies";
import type { Story } from "./story";

const TITLES = ["Head of Payments", "VP Partnerships", "CTO", "COO", "Head of Finance"];

export const FIND_CONTACTS: Story = {
  name: "Decision-maker contacts",
  specialist: "Partnership",
  helper: "Research",
  tools: ["contact_search", "crm_lookup"],
  recordsKey: "contacts",
  task: ({ count, industry, technology }) =>
    `Get decision-maker contacts for the top ${count} ${industry} companies using ${technology}`,
  helperTask: ({ count, region }) =>
    `Verify the office location of ${count} companies in ${region}`,
  constraints: ({ count, industry, technology, region }) => ({
    industry,
    technology,
    region,
    companies: count,
    contacts_per_company: 1,
  }),
  record: (index, random) => {
    const title = random.pick(TITLES);
    return {
      company: companyName(index),
      title,
      email: `${title.toLowerCase().replaceAll(" ", ".")}@${companyDomain(index)}`,
      confidence: random.int(55, 99) / 100,
      source: random.pick(["crm", "company site", "conference list"]),
    };
  },
};
