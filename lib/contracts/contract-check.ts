import { z } from "zod";
import { CLAUSE_RESULTS, CONTRACT_CLAUSES } from "@/lib/domain/context/contract/clauses";

/** One clause of the contract, with where in the payload the evidence stands. */
export const ClauseDto = z.object({
  clause: z.enum(CONTRACT_CLAUSES),
  result: z.enum(CLAUSE_RESULTS),
  /** What was found, in a sentence. */
  detail: z.string(),
  /** JSON pointers into the sent context. */
  evidence: z.array(z.string()),
});
export type ClauseDto = z.infer<typeof ClauseDto>;

export const ContractCheckDto = z.object({
  handoff_id: z.string(),
  trace_id: z.string(),
  clauses: z.array(ClauseDto),
});
export type ContractCheckDto = z.infer<typeof ContractCheckDto>;
