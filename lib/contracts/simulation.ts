import { z } from "zod";
import { AgentName } from "@/lib/domain/event/shapes";
import { HANDOFF_OUTCOMES } from "@/lib/domain/handoff/taxonomy";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import { SIMULATION_STATUSES } from "@/lib/domain/routing/simulation-status";
import { ListPage, listOf } from "./list";
import { FlowDto } from "./rules";

export const StartSimulationRequest = z.strictObject({ document: RuleSet });
export type StartSimulationRequest = z.infer<typeof StartSimulationRequest>;

export const SimulationDto = z.object({
  id: z.string(),
  status: z.enum(SIMULATION_STATUSES),
  /** How many handoffs it looks at (null: it has not begun), and how many it has looked at. */
  total: z.int().nullable(),
  counted: z.int(),
  asked_by: z.string(),
  created_at: z.string(),
  ended_at: z.string().nullable(),
});
export type SimulationDto = z.infer<typeof SimulationDto>;
export const SimulationList = z.object({ items: z.array(SimulationDto) });
export type SimulationList = z.infer<typeof SimulationList>;

const Expected = z
  .object({ rate: z.number(), interval: z.tuple([z.number(), z.number()]), n: z.int() })
  .nullable();
export type Expected = z.infer<typeof Expected>;

const ExpectedFlow = FlowDto.omit({ examples: true }).extend({ expected: Expected });
export type ExpectedFlow = z.infer<typeof ExpectedFlow>;
const PairChange = z.object({
  from_agent: z.string(),
  to: z.string(),
  before: z.int(),
  after: z.int(),
});
export type PairChange = z.infer<typeof PairChange>;

export const SimulationResultDto = z.object({
  counted: z.int(),
  matched: z.int(),
  moved: z.int(),
  success: z.object({ before: Expected, after: Expected }),
  /** How many there are; the lists have the largest. */
  flow_count: z.int(),
  flows: z.array(ExpectedFlow),
  change_count: z.int(),
  changes: z.array(PairChange),
});
export type SimulationResultDto = z.infer<typeof SimulationResultDto>;

export const SimulationDetailDto = SimulationDto.extend({
  document: RuleSet,
  result: SimulationResultDto.nullable(),
});
export type SimulationDetailDto = z.infer<typeof SimulationDetailDto>;

/** One flow: the rule, and the pair that it would have taken them from. */
export const MovedHandoffsQuery = ListPage.extend({
  rule: z.string().min(1).max(64),
  from_agent: AgentName,
  before: AgentName,
});
export type MovedHandoffsQuery = z.infer<typeof MovedHandoffsQuery>;

export const MovedHandoffDto = z.object({
  trace_id: z.string(),
  handoff_id: z.string(),
  task: z.string().nullable(),
  outcome: z.enum(HANDOFF_OUTCOMES),
  at: z.string(),
});
export const MovedHandoffList = listOf(MovedHandoffDto);
export type MovedHandoffList = z.infer<typeof MovedHandoffList>;

export const StartSimulationInput = StartSimulationRequest.extend({ project: z.string() });
export const CancelSimulationInput = z.strictObject({ project: z.string(), id: z.string() });
