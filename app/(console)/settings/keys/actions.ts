"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type ApiKeyDto,
  type CreatedApiKey,
  RevokeApiKeyInput,
  RotateApiKeyInput,
} from "@/lib/contracts/project";
import { runAction } from "@/lib/http/action";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";
import { rotateApiKey } from "@/lib/services/api-keys/rotate-api-key";

export async function revokeApiKeyAction(
  input: RevokeApiKeyInput,
): Promise<ActionResult<ApiKeyDto>> {
  return runAction(RevokeApiKeyInput, input, (ctx, { id }) => revokeApiKey(ctx, id));
}

export async function rotateApiKeyAction(
  input: RotateApiKeyInput,
): Promise<ActionResult<CreatedApiKey>> {
  return runAction(RotateApiKeyInput, input, (ctx, { id, grace_hours: graceHours }) =>
    rotateApiKey(ctx, { id, graceHours }),
  );
}
