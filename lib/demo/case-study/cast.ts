import type { DemoAgentName } from "../agents";
import type { Random } from "../seeded-random";
import type { Step, TraceShape } from "./shapes";
import { AUDIT_SITE } from "./stories/audit-site";
import { DRAFT_OUTREACH } from "./stories/draft-outreach";
import { FIND_COMPANIES } from "./stories/find-companies";
import { FIND_CONTACTS } from "./stories/find-contacts";
import { REPAIR_CODE } from "./stories/repair-code";
import { SCORE_ACCOUNTS } from "./stories/score-accounts";
import type { Story } from "./stories/story";

export const STORIES: readonly Story[] = [
  FIND_COMPANIES,
  SCORE_ACCOUNTS,
  FIND_CONTACTS,
  DRAFT_OUTREACH,
  REPAIR_CODE,
  AUDIT_SITE,
];

const CAMPAIGN = [FIND_COMPANIES, SCORE_ACCOUNTS, FIND_CONTACTS, DRAFT_OUTREACH];
const TWO_PHASES = [
  [FIND_COMPANIES, FIND_CONTACTS],
  [FIND_COMPANIES, SCORE_ACCOUNTS],
  [SCORE_ACCOUNTS, DRAFT_OUTREACH],
  [AUDIT_SITE, REPAIR_CODE],
];

/** The phases of a trace, one per step of its shape. */
export function castTrace(shape: TraceShape, random: Random): readonly Story[] {
  const phases = shape.filter(({ slot }) => slot.type === "route").length;
  if (phases === CAMPAIGN.length) return CAMPAIGN;
  if (phases > 1) return random.pick(TWO_PHASES);
  const story = random.pick(STORIES);
  return shape.map(() => story);
}

/** Who starts: the orchestrator, or a scheduled specialist where the trace holds no route. */
export function firstAgent(shape: TraceShape, story: Story): DemoAgentName {
  const type = shape[0]?.slot.type;
  return type === "delegate" || type === "loop" ? story.specialist : "Orchestrator";
}

export function calleeOf({ slot }: Step, caller: DemoAgentName, story: Story): DemoAgentName {
  if (slot.type === "escalate") return "Human";
  if (slot.type === "loop") return caller;
  return slot.type === "delegate" ? story.helper : story.specialist;
}
