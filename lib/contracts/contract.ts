import { z } from "zod";
import { Contract } from "@/lib/domain/contract/contract";
import { AgentName } from "@/lib/domain/event/shapes";

export const ContractDto = z.object({
  /** Null: the project's default. */
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  /** Of the pair's own contract or of the default; 0: none was saved. */
  version: z.int(),
  contract: Contract,
  /** The pair has none of its own: the default holds. */
  is_inherited: z.boolean(),
  author: z.string().nullable(),
  created_at: z.string().nullable(),
});
export type ContractDto = z.infer<typeof ContractDto>;

/** `GET /contracts`: the default, and which pairs have one of their own. */
export const ContractsDto = ContractDto.extend({
  pairs: z.array(z.object({ from_agent: z.string(), to_agent: z.string(), version: z.int() })),
});
export type ContractsDto = z.infer<typeof ContractsDto>;

/** Null takes the pair back to the default. */
export const SaveContractRequest = z.strictObject({
  contract: Contract.nullable(),
  /** The version that it replaces; unset: whichever there is. */
  version: z.int().nonnegative().optional(),
});
export type SaveContractRequest = z.infer<typeof SaveContractRequest>;

export const CHECKED_MAX = 200;

/** Without a pair it is tried as the default, on all pairs that have nothing of their own. */
const TryFields = z.strictObject({
  from_agent: AgentName.optional(),
  to_agent: AgentName.optional(),
  contract: Contract,
  limit: z.int().min(1).max(CHECKED_MAX).default(50),
});
const isPairOrNone = ({ from_agent: from, to_agent: to }: z.infer<typeof TryFields>) =>
  (from === undefined) === (to === undefined);
const BOTH = { path: ["to_agent"], message: "name both agents, or neither" };
export const TryContractRequest = TryFields.refine(isPairOrNone, BOTH);
export type TryContractRequest = z.infer<typeof TryContractRequest>;

const PastHandoff = z.object({
  trace_id: z.string(),
  handoff_id: z.string(),
  at: z.string(),
  task: z.string().nullable(),
});

/** What a contract would have done to the latest handoffs of a pair. */
export const ContractTrialDto = z.object({
  /** Whose payload was observed, so that it could be judged. */
  checked: z.int(),
  unobserved: z.int(),
  refused: z.array(PastHandoff.extend({ reasons: z.array(z.string()) })),
  withheld: z.array(PastHandoff.extend({ fields: z.array(z.string()) })),
});
export type ContractTrialDto = z.infer<typeof ContractTrialDto>;

/** From a form: which project and pair, too. */
export const SaveContractInput = SaveContractRequest.extend({
  project: z.string(),
  from: AgentName.nullable(),
  to: AgentName.nullable(),
});
export type SaveContractInput = z.infer<typeof SaveContractInput>;
export const TryContractInput = TryFields.extend({ project: z.string() }).refine(
  isPairOrNone,
  BOTH,
);
export type TryContractInput = z.infer<typeof TryContractInput>;
