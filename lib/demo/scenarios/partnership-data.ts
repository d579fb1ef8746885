import { companyDomain, companyName } from "../case-study/stories/companies";

export const PARTNERSHIP_REQUEST = {
  user_request:
    "Find 30 Series A fintech companies using Stripe, get decision-maker contacts, draft outreach emails",
  constraints: {
    industry: "fintech",
    stage: "Series A",
    technology: "Stripe",
    minimum_results: 30,
    budget_credits: 40,
  },
};

const FOUND_COUNT = 35;
const KEPT_COUNT = 30;

export const FOUND = Array.from({ length: FOUND_COUNT }, (_, index) => ({
  name: companyName(index),
  domain: companyDomain(index),
  employees: 24 + ((index * 37) % 180),
}));

export const SCORED = FOUND.slice(0, KEPT_COUNT).map(({ name, domain }, index) => ({
  name,
  domain,
  fit: Math.round(97 - index * 1.1) / 100,
}));

export const CONTACTS = SCORED.map(({ name, domain }, index) => ({
  company: name,
  title: index % 3 === 0 ? "Head of Payments" : "VP Partnerships",
  email: `${index % 3 === 0 ? "payments" : "partnerships"}@${domain}`,
}));

export const DRAFTS = CONTACTS.map(({ company, email }) => ({
  to: email,
  subject: `Reconciliation at ${company}`,
  body: `${company} settles through Stripe; teams of your size close the month two days earlier with us.`,
}));
