"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  AddSecretInput,
  ChangeSecretInput,
  type SecretDto,
  SecretInput,
} from "@/lib/contracts/vault";
import { runAction } from "@/lib/http/action";
import { addSecret } from "@/lib/services/vault/add-secret";
import { changeSecret } from "@/lib/services/vault/change-secret";
import { deleteSecret } from "@/lib/services/vault/delete-secret";

export async function addSecretAction(input: AddSecretInput): Promise<ActionResult<SecretDto>> {
  return runAction(AddSecretInput, input, addSecret);
}

export async function changeSecretAction(
  input: ChangeSecretInput,
): Promise<ActionResult<SecretDto>> {
  return runAction(ChangeSecretInput, input, changeSecret);
}

export async function deleteSecretAction(input: SecretInput): Promise<ActionResult<null>> {
  return runAction(SecretInput, input, (ctx, { name }) => deleteSecret(ctx, name));
}
