"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { type ApiKeyDto, RevokeApiKeyInput } from "@/lib/contracts/project";
import { runAction } from "@/lib/http/action";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";

export async function revokeApiKeyAction(
  input: RevokeApiKeyInput,
): Promise<ActionResult<ApiKeyDto>> {
  return runAction(RevokeApiKeyInput, input, (ctx, { id }) => revokeApiKey(ctx, id));
}
