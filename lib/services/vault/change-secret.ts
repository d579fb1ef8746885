import { updateSecret } from "@/db/queries/vault";
import type { ChangeSecretRequest, SecretDto } from "@/lib/contracts/vault";
import type { SecretName } from "@/lib/domain/vault/secret";
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

/** Another value, other agents, other hosts; what is left out stays. */
export async function changeSecret(
  ctx: ServiceContext,
  { name, value, agents, hosts }: ChangeSecretRequest & { name: SecretName },
): Promise<SecretDto> {
  requireScope(ctx, "admin");
  const { projectId } = ctx;
  const key = { projectId, name };
  const hasNewValue = value !== undefined;
  const row = await audited(ctx, async ({ db }) => {
    const changed = await updateSecret(db, key, {
      ...(hasNewValue && vaultSeal().close(value, key)),
      ...(agents === undefined ? {} : { agents }),
      ...(hosts === undefined ? {} : { hosts }),
      updatedBy: actorName(ctx.actor),
      updatedAt: new Date(msFromNanos(ctx.now())),
    });
    if (!changed) throw new AppError("not_found", `The vault has no secret ${name}.`);
    const note = secretNote("secret.change", { name, agents, hosts, hasNewValue });
    return { result: changed, note };
  });
  forgetMaskingRules(projectId);
  return toSecretDto(row);
}
