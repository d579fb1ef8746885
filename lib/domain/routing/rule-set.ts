import { z } from "zod";
import { Milliseconds, Word } from "../event/shapes";
import { FallbackStep } from "../orchestration/workflow";
import { RULES_MAX } from "./no-rules";

const Name = z.string().max(200);
const Tools = z.array(Word).max(50).default([]);
const Question = z.string().max(2000);

/** Who does it. Names may be empty while somebody writes them; `checkRules` asks for them. */
export const RuleTarget = z.union([
  z.strictObject({ agent: Name }),
  /** Any agent with the tools claims it. */
  z.strictObject({ queue: z.strictObject({ required_tools: Tools }) }),
  /** A model picks among those with the tools: that of the agent `chooser`. */
  z.strictObject({
    dynamic: z.strictObject({ required_tools: Tools, chooser: Name.default("") }),
  }),
  z.strictObject({ human: z.strictObject({ question: Question }) }),
]);
export type RuleTarget = z.infer<typeof RuleTarget>;

export const Rule = z.strictObject({
  id: z.string().min(1).max(64),
  name: Name,
  note: z.string().max(2000).default(""),
  enabled: z.boolean().default(true),
  /** JSONLogic over the closed list of facts; `true`: always. */
  when: z.json().default(true),
  target: RuleTarget,
  ack_timeout_ms: Milliseconds.min(100).optional(),
  timeout_ms: Milliseconds.min(100).optional(),
  fallback: z.array(FallbackStep).max(20).default([]),
});
export type Rule = z.infer<typeof Rule>;

/** First match wins, so the order is part of the meaning. */
export const RuleSet = z.strictObject({
  rules: z.array(Rule).max(RULES_MAX, `has more than ${RULES_MAX} rules`).default([]),
});
export type RuleSet = z.infer<typeof RuleSet>;
