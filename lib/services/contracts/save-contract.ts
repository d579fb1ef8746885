import { type ContractPair, findContracts, insertContractVersion } from "@/db/queries/contracts";
import type { ContractDto, SaveContractRequest } from "@/lib/contracts/contract";
import { type Contract, objectSchema } from "@/lib/domain/contract/contract";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { problemOf } from "../schemas/check-in-time";
import { toContractDto } from "./get-contract";

/** A new version of what was agreed; one that somebody else changed meanwhile is not overwritten. */
export async function saveContract(
  ctx: ServiceContext,
  { from, to, contract, version }: SaveContractRequest & ContractPair,
): Promise<ContractDto> {
  requireScope(ctx, "admin");
  if (contract) await requireUsable(ctx, contract);
  const place = { projectId: ctx.projectId, from, to };
  const { own, fallback } = await findContracts(ctx.db, place);
  const after = own?.version ?? 0;
  const author = actorName(ctx.actor);
  const saved =
    version !== undefined && version !== after
      ? undefined
      : await insertAudited(ctx, { ...place, document: contract, after, author });
  if (saved) return toContractDto({ from, to }, { own: saved, fallback: from ? fallback : saved });
  throw new AppError(
    "version_conflict",
    `Somebody else changed this contract: it is at version ${after} or later now. Load it again.`,
  );
}

type NewVersion = Parameters<typeof insertContractVersion>[1];

function insertAudited(ctx: ServiceContext, version: NewVersion) {
  return ctx.db.transaction(async (tx) => {
    const saved = await insertContractVersion(tx, version);
    if (!saved) return undefined;
    const { from, to, document } = version;
    const subject = from === null ? "contract:default" : `contract:${from}→${to}`;
    const detail = { version: saved.version, is_own: document !== null };
    await writeAudit({ ...ctx, db: tx }, { action: "contract.save", subject, detail });
    return saved;
  });
}

/** A contract that cannot be applied would refuse everything, or nothing. */
export async function requireUsable(ctx: ServiceContext, contract: Contract): Promise<void> {
  await refuseSecrets(ctx, asJson(contract));
  const message = problemOf(objectSchema(contract.schema));
  if (message === undefined) return;
  throw new AppError("invalid_input", `The schema cannot be used: ${message}`, {
    issues: [{ path: "/contract/schema", message }],
  });
}
