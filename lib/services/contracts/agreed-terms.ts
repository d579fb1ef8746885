import { type ContractPair, findContracts } from "@/db/queries/contracts";
import { findAgentRole } from "@/db/queries/runtime/agents";
import {
  type AgreedTerms,
  type Contract,
  NO_CONTRACT,
  termsFor,
} from "@/lib/domain/contract/contract";
import type { AgentRole } from "@/lib/domain/handoff/taxonomy";
import type { ServiceContext } from "../context";
import { checkInTime } from "../schemas/check-in-time";

/** What holds between two agents: their own contract where there is one, else the project's. */
export async function agreedContract(ctx: ServiceContext, pair: ContractPair): Promise<Contract> {
  const { own, fallback } = await findContracts(ctx.db, { projectId: ctx.projectId, ...pair });
  return own?.document ?? fallback?.document ?? NO_CONTRACT;
}

export async function agreedTerms(
  ctx: ServiceContext,
  { role, ...pair }: ContractPair & { role: AgentRole | null },
): Promise<AgreedTerms> {
  return termsFor(await agreedContract(ctx, pair), role, checkInTime);
}

/** What holds for a handoff that was observed; the receiver's role is what the project knows of it. */
export async function termsOfHandoff(
  ctx: ServiceContext,
  { fromAgent: from, toAgent: to }: { fromAgent: string | null; toAgent: string | null },
): Promise<AgreedTerms> {
  const role = to === null ? null : await findAgentRole(ctx.db, { ...ctx, name: to });
  return agreedTerms(ctx, { from, to, role });
}
