import { deleteSecret as remove } from "@/db/queries/vault";
import type { SecretName } from "@/lib/domain/vault/secret";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { forgetMaskingRules } from "../masking/masking-rules";
import { requireScope } from "../require-scope";

/** What is recorded of its use stays. */
export async function deleteSecret(ctx: ServiceContext, name: SecretName): Promise<null> {
  requireScope(ctx, "admin");
  const { projectId } = ctx;
  await audited(ctx, async ({ db }) => {
    const isGone = await remove(db, { projectId, name });
    if (!isGone) throw new AppError("not_found", `The vault has no secret ${name}.`);
    return { result: null, note: { action: "secret.delete", subject: `secret:${name}` } };
  });
  forgetMaskingRules(projectId);
  return null;
}
