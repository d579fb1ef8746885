/** What a payload between two agents must and must not contain (domain §5). */
export const CONTRACT_CLAUSES = [
  "short_task",
  "output_key",
  "completed_work",
  "outstanding_tasks",
  "typed_parameters",
  "no_credentials",
  "no_transcript",
  "no_scratchpad",
  "least_privilege",
  "acceptance_criteria",
  "required_parameters",
  "schema",
] as const;
export type ContractClause = (typeof CONTRACT_CLAUSES)[number];

export const CLAUSE_RESULTS = ["pass", "fail", "not_applicable", "unknown"] as const;
export type ClauseResult = (typeof CLAUSE_RESULTS)[number];
