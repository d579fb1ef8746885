import { type AgreedTerms, NO_TERMS } from "../../contract/contract";
import { agreedClauses } from "./agreed-clauses";
import type { Clause, ContractSubject } from "./clause";
import { acceptanceCriteria, outputKey, shortTask } from "./handoff-clauses";
import { payloadClauses } from "./payload-clauses";

/**
 * The default contract (domain §5) on one payload, and the terms that were agreed for the pair. What
 * cannot be known from what was observed is `unknown`, never failed.
 */
export function checkContract(subject: ContractSubject, terms: AgreedTerms = NO_TERMS): Clause[] {
  return [
    shortTask(subject),
    outputKey(subject),
    ...payloadClauses(subject),
    acceptanceCriteria(subject),
    ...agreedClauses(subject, terms),
  ];
}
