import { countSecrets, insertSecret } from "@/db/queries/vault";
import type { AddSecretRequest, SecretDto } from "@/lib/contracts/vault";
import { SECRETS_PER_PROJECT_MAX } from "@/lib/domain/vault/secret";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { forgetMaskingRules } from "../masking/masking-rules";
import { requireScope } from "../require-scope";
import { secretNote } from "./secret-note";
import { toSecretDto } from "./to-secret-dto";
import { vaultSeal } from "./vault-seal";

export async function addSecret(
  ctx: ServiceContext,
  { name, value, agents, hosts }: AddSecretRequest,
): Promise<SecretDto> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  if ((await countSecrets(db, projectId)) >= SECRETS_PER_PROJECT_MAX) {
    const message = `A project has at most ${SECRETS_PER_PROJECT_MAX} secrets; delete one first.`;
    throw new AppError("conflict", message);
  }
  const row = await audited(ctx, async (inside) => {
    const added = await insertSecret(inside.db, {
      projectId,
      name,
      agents,
      hosts,
      ...vaultSeal().close(value, { projectId, name }),
      createdBy: actorName(ctx.actor),
      updatedBy: actorName(ctx.actor),
      updatedAt: new Date(msFromNanos(ctx.now())),
    });
    if (added) return { result: added, note: secretNote("secret.create", { name, agents, hosts }) };
    throw new AppError("conflict", `There is a secret ${name} already; replace its value.`);
  });
  forgetMaskingRules(projectId);
  return toSecretDto(row);
}
