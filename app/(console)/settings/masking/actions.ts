"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type MaskedText,
  type MaskingPolicyDto,
  SaveMaskingPolicyInput,
  TryMaskingInput,
} from "@/lib/contracts/masking-policy";
import { runAction } from "@/lib/http/action";
import { saveMaskingPolicy } from "@/lib/services/masking/save-masking-policy";
import { tryMasking } from "@/lib/services/masking/try-masking";

export async function saveMaskingPolicyAction(
  input: SaveMaskingPolicyInput,
): Promise<ActionResult<MaskingPolicyDto>> {
  return runAction(SaveMaskingPolicyInput, input, saveMaskingPolicy);
}

export async function tryMaskingAction(input: TryMaskingInput): Promise<ActionResult<MaskedText>> {
  return runAction(TryMaskingInput, input, async (ctx, parsed) => tryMasking(ctx, parsed));
}
