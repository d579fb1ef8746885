"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type ContractDto,
  type ContractTrialDto,
  SaveContractInput,
  TryContractInput,
} from "@/lib/contracts/contract";
import { runAction } from "@/lib/http/action";
import { saveContract } from "@/lib/services/contracts/save-contract";
import { tryContract } from "@/lib/services/contracts/try-contract";

export async function saveContractAction(
  input: SaveContractInput,
): Promise<ActionResult<ContractDto>> {
  return runAction(SaveContractInput, input, (ctx, saving) => saveContract(ctx, saving));
}

export async function tryContractAction(
  input: TryContractInput,
): Promise<ActionResult<ContractTrialDto>> {
  return runAction(TryContractInput, input, (ctx, asked) => tryContract(ctx, asked));
}
