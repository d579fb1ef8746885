import { z } from "zod";
import { DIRECTORY } from "@/lib/demo/directory";

/** The tools of the shipped agents. They work offline, on the shipped directory or on what they get. */

const EMPLOYEES_IDEAL = 90;

export const Company = z.object({ name: z.string(), domain: z.string(), employees: z.number() });
export type Company = z.infer<typeof Company>;

function isSame(asked: string | undefined, is: string): boolean {
  return asked === undefined || asked.toLowerCase() === is.toLowerCase();
}

type Criteria = { industry?: string; stage?: string; technology?: string };

export function searchCompanies({ industry, stage, technology }: Criteria): Company[] {
  return DIRECTORY.filter(
    (company) =>
      isSame(industry, company.industry) &&
      isSame(stage, company.stage) &&
      isSame(technology, company.technology),
  ).map(({ name, domain, employees }) => ({ name, domain, employees }));
}

export const Scored = z.object({ name: z.string(), domain: z.string(), fit: z.number() });
export type Scored = z.infer<typeof Scored>;

/** Best first: a company of about ninety people fits best. */
export function scoreCompanies(companies: readonly Company[], top: number): Scored[] {
  return companies
    .map(({ name, domain, employees }) => ({ name, domain, fit: fitOf(employees) }))
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, top);
}

function fitOf(employees: number): number {
  const distance = Math.abs(employees - EMPLOYEES_IDEAL) / EMPLOYEES_IDEAL;
  return Math.round(Math.max(0, 1 - distance / 2) * 100) / 100;
}

export const Contact = z.object({ company: z.string(), title: z.string(), email: z.string() });
export type Contact = z.infer<typeof Contact>;

export function findContacts(companies: readonly Pick<Company, "name" | "domain">[]): Contact[] {
  return companies.map(({ name, domain }) => ({
    company: name,
    title: "VP Partnerships",
    email: `partnerships@${domain}`,
  }));
}

export const Draft = z.object({ to: z.string(), subject: z.string(), body: z.string() });
export type Draft = z.infer<typeof Draft>;

export function draftEmails(contacts: readonly Contact[], offer: string): Draft[] {
  return contacts.map(({ company, title, email }) => ({
    to: email,
    subject: `${offer} at ${company}`,
    body: `Dear ${title}, ${company} takes payments every day. ${offer}: may we show you how?`,
  }));
}

const TOPICS: readonly { topic: string; words: RegExp }[] = [
  { topic: "billing", words: /refund|invoice|charge|payment|bill/i },
  { topic: "technical", words: /error|crash|bug|timeout|broken|cannot/i },
];

export function classifyTicket(text: string): string {
  return TOPICS.find(({ words }) => words.test(text))?.topic ?? "general";
}
