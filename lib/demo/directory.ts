import { companyDomain, companyName } from "./case-study/stories/companies";

/** A company as the shipped agents know it: invented, and the same everywhere. */
export type DirectoryCompany = {
  name: string;
  domain: string;
  industry: string;
  stage: string;
  technology: string;
  employees: number;
};

const MATCHES_OF_REFERENCE = 35;
const INDUSTRIES = ["fintech", "health", "logistics", "retail"];
const STAGES = ["Seed", "Series A", "Series B"];
const TECHNOLOGIES = ["Stripe", "Adyen", "Mollie"];
const COMPANIES = 140;

/**
 * The first 35 are what the reference request looks for; the others differ from them in at least one
 * way, so that a search has something to leave out.
 */
export const DIRECTORY: readonly DirectoryCompany[] = Array.from(
  { length: COMPANIES },
  (_, index) => ({
    name: companyName(index),
    domain: companyDomain(index),
    employees: 24 + ((index * 37) % 180),
    ...traits(index),
  }),
);

function traits(index: number): Pick<DirectoryCompany, "industry" | "stage" | "technology"> {
  const reference = { industry: "fintech", stage: "Series A", technology: "Stripe" };
  if (index < MATCHES_OF_REFERENCE) return reference;
  const industry = pick(INDUSTRIES, index);
  const stage = pick(STAGES, index + 1);
  const technology = pick(TECHNOLOGIES, Math.floor(index / 3) + 1);
  const isReference = industry === "fintech" && stage === "Series A" && technology === "Stripe";
  return isReference ? { industry, stage: "Seed", technology } : { industry, stage, technology };
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? "";
}
