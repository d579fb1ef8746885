import {
  type ContractPair,
  type ContractRow,
  findContracts,
  listContractPairs,
} from "@/db/queries/contracts";
import type { ContractDto, ContractsDto } from "@/lib/contracts/contract";
import { NO_CONTRACT } from "@/lib/domain/contract/contract";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

const PAIRS_MAX = 1_000;
const DEFAULT: ContractPair = { from: null, to: null };

/** The project's default contract, and the pairs that have one of their own. */
export async function getDefaultContract(ctx: ServiceContext): Promise<ContractsDto> {
  const contract = await getContract(ctx, DEFAULT);
  const pairs = await listContractPairs(ctx.db, ctx.projectId, PAIRS_MAX);
  return {
    ...contract,
    pairs: pairs.map(({ fromAgent, toAgent, version }) => ({
      from_agent: fromAgent,
      to_agent: toAgent,
      version,
    })),
  };
}

/** What holds for a pair: its own contract, else the default. */
export async function getContract(ctx: ServiceContext, pair: ContractPair): Promise<ContractDto> {
  requireScope(ctx, "read");
  return toContractDto(pair, await findContracts(ctx.db, { projectId: ctx.projectId, ...pair }));
}

export function toContractDto(
  { from, to }: ContractPair,
  { own, fallback }: { own: ContractRow | undefined; fallback: ContractRow | undefined },
): ContractDto {
  const holds = own?.document ? own : fallback;
  return {
    from_agent: from,
    to_agent: to,
    version: own?.version ?? 0,
    is_inherited: from !== null && !own?.document,
    ...whatHolds(holds),
  };
}

function whatHolds(holds: ContractRow | undefined) {
  if (!holds) return { contract: NO_CONTRACT, author: null, created_at: null };
  const { document, author, createdAt } = holds;
  return { contract: document ?? NO_CONTRACT, author, created_at: createdAt.toISOString() };
}
