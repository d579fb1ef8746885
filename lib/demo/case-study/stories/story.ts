import type { Json } from "../../../domain/json";
import type { DemoAgentName } from "../../agents";
import type { Random } from "../../seeded-random";

/** What the user of one trace wants: tasks and contexts are written from the same values. */
export type StoryParameters = {
  count: number;
  industry: string;
  stage: string;
  technology: string;
  region: string;
  site: string;
  api: string;
  orgId: string;
  userId: string;
  sessionId: string;
};

/** A kind of work: who does it, how it is asked for, and the records it produces. */
export type Story = {
  name: string;
  specialist: DemoAgentName;
  helper: DemoAgentName;
  tools: readonly string[];
  recordsKey: string;
  task: (parameters: StoryParameters) => string;
  helperTask: (parameters: StoryParameters) => string;
  constraints: (parameters: StoryParameters) => { [name: string]: Json };
  record: (index: number, random: Random) => Json;
};

const INDUSTRIES = ["fintech", "insurtech", "logistics", "healthtech", "proptech", "edtech"];
const STAGES = ["Seed", "Series A", "Series B"];
const TECHNOLOGIES = ["Stripe", "Plaid", "Adyen", "Segment", "Snowflake", "Twilio"];
const REGIONS = ["DACH", "Nordics", "UK & Ireland", "Benelux", "North America", "Iberia"];
const APIS = ["payments", "invoices", "subscriptions", "ledger", "payouts", "webhooks"];

export function drawParameters(random: Random): StoryParameters {
  const org = random.int(1, 48);
  return {
    count: random.pick([10, 15, 20, 25, 30, 40, 50]),
    industry: random.pick(INDUSTRIES),
    stage: random.pick(STAGES),
    technology: random.pick(TECHNOLOGIES),
    region: random.pick(REGIONS),
    site: `www.tenant-${org}.example`,
    api: random.pick(APIS),
    orgId: `org_${org}`,
    userId: `user_${random.int(100, 999)}`,
    sessionId: `demo-session-${random.int(1, 4800)}`,
  };
}
