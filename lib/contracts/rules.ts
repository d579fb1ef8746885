import { z } from "zod";
import { AgentName, Text, Word } from "@/lib/domain/event/shapes";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "@/lib/domain/handoff/taxonomy";
import { Rule, RuleSet } from "@/lib/domain/routing/rule-set";
import { CURSOR_CHARS_MAX, listOf } from "./list";
import { TaskHints } from "./task";

const Version = z.int().nonnegative();
/** Of a change: it is refused when somebody published since. */
const Base = z
  .int("say which published version this was begun from (0: none was published)")
  .nonnegative();
const Note = z.string().trim().max(2000).default("");
/** As it stands in an address. */
export const RuleVersionNumber = z.coerce.number().int().positive().max(2_147_483_647);

export const RuleVersionDto = z.object({
  version: z.int(),
  document: RuleSet,
  author: z.string(),
  note: z.string(),
  created_at: z.string(),
});
export type RuleVersionDto = z.infer<typeof RuleVersionDto>;
export const RuleVersionList = listOf(RuleVersionDto);
export type RuleVersionList = z.infer<typeof RuleVersionList>;

export const RuleDraftDto = z.object({
  document: RuleSet,
  /** The version that it was begun from, and how often it was saved. */
  base: Version,
  revision: Version,
  author: z.string(),
  updated_at: z.string(),
});
export type RuleDraftDto = z.infer<typeof RuleDraftDto>;

/** What is in force (null: nothing was published yet), and what is being written. */
export const RulesDto = z.object({
  published: RuleVersionDto.nullable(),
  draft: RuleDraftDto.nullable(),
});
export type RulesDto = z.infer<typeof RulesDto>;

export const SaveDraftRequest = z.strictObject({
  document: RuleSet,
  base: Base,
  /** The revision that this follows; 0: there was none. */
  revision: Version.default(0),
});
export type SaveDraftRequest = z.infer<typeof SaveDraftRequest>;

export const PublishRulesRequest = z.strictObject({
  document: RuleSet,
  base: Base,
  note: Note,
});
export type PublishRulesRequest = z.infer<typeof PublishRulesRequest>;
/** Without a document: the draft as it is saved. */
export const PublishDraftRequest = z.strictObject({ note: Note });

export const AddRuleRequest = z.strictObject({ rule: Rule, base: Base, note: Note });
export const RollBackRequest = z.strictObject({ base: Base, note: Note });

export const SampleTask = z.strictObject({
  task: Text.min(1, "must not be empty"),
  from_agent: AgentName.default("caller"),
  required_tools: z.array(Word).max(50).default([]),
  context_bytes: z.int().nonnegative().default(0),
  handoff_count: z.int().nonnegative().default(0),
  cost_usd: z.number().nonnegative().default(0),
  pattern: z.enum(HANDOFF_PATTERNS).default("push"),
  phase: z.enum(HANDOFF_PHASES).optional(),
  reason: Word.optional(),
  ...TaskHints.shape,
});
export type SampleTask = z.infer<typeof SampleTask>;

/** Without a document: the rules in force. */
export const TryRulesRequest = z.strictObject({ document: RuleSet.optional(), sample: SampleTask });
export type TryRulesRequest = z.infer<typeof TryRulesRequest>;

const RuleRef = z.object({ id: z.string(), name: z.string() });
export const TriedRulesDto = z.object({
  rule: RuleRef.nullable(),
  why: z.string(),
  target: z.string(),
  limits: z.string(),
  skipped: z.array(z.object({ rule: RuleRef, why: z.string() })),
});
export type TriedRulesDto = z.infer<typeof TriedRulesDto>;

/** What people can write into a rule: what there is. */
export const RuleWordsDto = z.object({
  agents: z.array(z.string()),
  tools: z.array(z.string()),
  task_types: z.array(z.string()),
  domains: z.array(z.string()),
  tags: z.array(z.string()),
});
export type RuleWordsDto = z.infer<typeof RuleWordsDto>;

export const SimulateRulesRequest = z.strictObject({
  document: RuleSet,
  /** How many handoffs a part has. */
  limit: z.int().min(1).max(5_000).default(5_000),
  cursor: z.string().min(1).max(CURSOR_CHARS_MAX).optional(),
});
export type SimulateRulesRequest = z.infer<typeof SimulateRulesRequest>;

/** How they really ended; open ones are not decided. */
const outcomes = { count: z.int(), decided: z.int(), succeeded: z.int() };

export const FlowDto = z.object({
  from_agent: z.string(),
  before: z.string(),
  after: z.string(),
  /** Null: `after` is no agent, but a queue or a person. */
  agent: z.string().nullable(),
  rule: z.string(),
  rule_id: z.string(),
  ...outcomes,
  examples: z.array(z.object({ trace_id: z.string(), handoff_id: z.string() })),
});

export const SimulatedRulesDto = z.object({
  counted: z.int(),
  matched: z.int(),
  flows: z.array(FlowDto),
  pairs: z.array(z.object({ from_agent: z.string(), to_agent: z.string(), ...outcomes })),
  next_cursor: z.string().nullable(),
});
export type SimulatedRulesDto = z.infer<typeof SimulatedRulesDto>;

/** The same from the page. */
const project = { project: z.string() };
export const SaveDraftInput = SaveDraftRequest.extend(project);
export const PublishRulesInput = PublishRulesRequest.extend(project);
export const DropDraftInput = z.strictObject(project);
export const TryRulesInput = TryRulesRequest.extend(project);
export const RollBackInput = RollBackRequest.extend({ ...project, version: z.int().positive() });
