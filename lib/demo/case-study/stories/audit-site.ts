import type { Story } from "./story";

export const AUDIT_SITE: Story = {
  name: "SEO audit",
  specialist: "SEO",
  helper: "Developer",
  tools: ["crawl_site", "page_speed"],
  recordsKey: "pages",
  task: ({ count, site }) => `Audit ${count} pages of ${site} and list what costs ranking`,
  helperTask: ({ site }) => `Find out why the largest image of ${site} loads late`,
  constraints: ({ count, site, region }) => ({
    site,
    pages: count,
    market: region,
    lcp_ms_max: 2500,
  }),
  record: (index, random) => ({
    url: `/${random.pick(["guides", "pricing", "blog", "integrations"])}/page-${index}`,
    issue: random.pick(["duplicate title", "no canonical", "late largest paint", "thin content"]),
    lcp_ms: random.int(1400, 5200),
    monthly_visits: random.int(40, 9000),
    keyword: random.pick(["reconciliation software", "payout api", "ledger api"]),
  }),
};
