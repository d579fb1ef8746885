import type { ContractCheckDto } from "@/lib/contracts/contract-check";
import { checkContract } from "@/lib/domain/context/contract/check-contract";
import { createContextReader } from "@/lib/domain/context/context";
import type { ServiceContext } from "../context";
import { termsOfHandoff } from "../contracts/agreed-terms";
import { requireHandoff, type HandoffKey } from "../handoffs/require-handoff";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { loadObservedContexts } from "./observed-contexts";
import { toContractSubject } from "./to-contract-subject";

/** One handoff against the default contract (domain §5) and what was agreed for its pair. */
export async function getContractCheck(
  ctx: ServiceContext,
  key: HandoffKey,
): Promise<ContractCheckDto> {
  requireScope(ctx, "read");
  const row = await requireHandoff(ctx, key);
  const { traceId } = row;
  const { day } = await requireTrace(ctx, traceId);
  const contexts = await loadObservedContexts(ctx, { day, traceId, wanted: [row], all: [row] });
  const subject = toContractSubject(row, contexts, createContextReader());
  const clauses = checkContract(subject, await termsOfHandoff(ctx, row));
  return { handoff_id: row.id, trace_id: traceId, clauses };
}
