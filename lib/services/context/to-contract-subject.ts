import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { ContractSubject } from "@/lib/domain/context/contract/clause";
import type { ContextReader } from "@/lib/domain/context/context";
import type { ObservedContexts } from "./observed-contexts";

export function toContractSubject(
  handoff: HandoffRow,
  { bodyOf }: Pick<ObservedContexts, "bodyOf">,
  read: ContextReader,
): ContractSubject {
  const payload = bodyOf(handoff.sent);
  return {
    task: handoff.task,
    pattern: handoff.pattern,
    outputKey: handoff.outputKey,
    acceptanceCriteria: handoff.acceptanceCriteria,
    isAnswered: handoff.acceptedAt !== null || handoff.outcome === "rejected",
    sent: payload === undefined ? undefined : read(payload),
    payload,
  };
}
