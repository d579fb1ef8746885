import { z } from "zod";
import type { Json } from "@/lib/domain/json";
import type { RunnerResult, RunnerTask } from "../../ports";
import {
  classifyTicket,
  Company,
  Contact,
  Draft,
  draftEmails,
  findContacts,
  scoreCompanies,
  Scored,
  searchCompanies,
} from "./tools";

type Answer = (task: RunnerTask) => RunnerResult;

/** Reads what it needs from its context; without it the agent says no at once instead of guessing. */
function agent<Schema extends z.ZodType>(
  needs: Schema,
  work: (given: z.infer<Schema>, task: RunnerTask) => RunnerResult,
): Answer {
  return (task) => {
    const given = needs.safeParse(task.context);
    if (given.success) return work(given.data, task);
    const [issue] = given.error.issues;
    const where = issue?.path.join(".") || "context";
    return { kind: "rejected", reason: `${where}: ${issue?.message ?? "is missing"}` };
  };
}

const done = (result: Json, credits: number): RunnerResult => ({
  kind: "completed",
  result,
  usage: { credits },
});

const research = agent(
  z.object({
    industry: z.string().optional(),
    stage: z.string().optional(),
    technology: z.string().optional(),
    minimum_results: z.number().default(1),
  }),
  ({ minimum_results: minimum, ...criteria }) => {
    const companies = searchCompanies(omitUndefined(criteria));
    if (companies.length >= minimum) return done({ found: companies.length, companies }, 8);
    const message = `Only ${companies.length} companies fit; ${minimum} are needed.`;
    return { kind: "failed", error: { type: "too_few_results", message } };
  },
);

const analysis = agent(
  z.object({ companies: z.array(Company).min(1), top: z.number().default(30) }),
  ({ companies, top }) => {
    const scored = scoreCompanies(companies, top);
    return done({ kept: scored.length, scored }, 5);
  },
);

const partnership = agent(z.object({ scored: z.array(Scored).min(1) }), ({ scored }) => {
  const contacts = findContacts(scored);
  return done({ found: contacts.length, contacts }, 9);
});

const outreach = agent(
  z.union([
    z.object({ contacts: z.array(Contact).min(1), offer: z.string().default("Faster settlement") }),
    z.object({ approved_drafts: z.array(Draft).min(1) }),
  ]),
  (given) => {
    if ("approved_drafts" in given) {
      return done({ released: given.approved_drafts.length, drafts: given.approved_drafts }, 0);
    }
    const drafts = draftEmails(given.contacts, given.offer);
    return done({ drafted: drafts.length, drafts }, 6);
  },
);

/** All of it in one handoff: what the staged workflow is compared with. */
const salesGeneralist = agent(
  z.object({ industry: z.string().optional(), top: z.number().default(10) }),
  ({ industry, top }) => {
    const scored = scoreCompanies(searchCompanies(omitUndefined({ industry })), top);
    const drafts = draftEmails(findContacts(scored), "Faster settlement");
    return done({ drafted: drafts.length, drafts }, 14);
  },
);

const triage = agent(z.object({ ticket: z.string() }), ({ ticket }) =>
  done({ topic: classifyTicket(ticket) }, 1),
);

const support = agent(
  z.object({ ticket: z.string(), topic: z.string().default("general") }),
  ({ ticket, topic }, { agent: handledBy }) =>
    done(
      { topic, handled_by: handledBy, answer: `About "${ticket}": we look into it (${topic}).` },
      2,
    ),
);

const writer = agent(
  z.object({ companies: z.array(Company).min(1), topic: z.string() }),
  ({ companies, topic }) => {
    const names = companies.slice(0, 5).map(({ name }) => name);
    const text = `${topic}: ${companies.length} companies, among them ${names.join(", ")}.`;
    return done({ text, sources: names }, 4);
  },
);

const reviewer = agent(
  z.object({ text: z.string(), sources: z.array(z.string()) }),
  ({ text, sources }) => {
    const missing = sources.filter((source) => !text.includes(source));
    return done({ is_sound: missing.length === 0, missing, text }, 2);
  },
);

/** The agents that come with Baton, by name. */
export const SCRIPTED_AGENTS = {
  Research: { tools: ["company_lookup", "technology_lookup"], answer: research },
  Analysis: { tools: ["score_accounts"], answer: analysis },
  Partnership: { tools: ["contact_search"], answer: partnership },
  Outreach: { tools: ["draft_email", "send_email"], answer: outreach },
  "Sales generalist": { tools: ["company_lookup", "draft_email"], answer: salesGeneralist },
  Triage: { tools: ["classify_ticket"], answer: triage },
  Support: { tools: ["answer_ticket"], answer: support },
  Writer: { tools: ["write_text"], answer: writer },
  Reviewer: { tools: ["review_text"], answer: reviewer },
} as const satisfies Record<string, { tools: readonly string[]; answer: Answer }>;

function omitUndefined<Value>(record: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
