"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type ContractDto,
  type ContractTrialDto,
  SaveContractInput,
  TryContractInput,
} from "@/lib/contracts/contract";
import { RegisterAgentInput, type RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import { runAction } from "@/lib/http/action";
import { registerAgent } from "@/lib/services/agents/register-agent";
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

export async function registerAgentAction(
  input: RegisterAgentInput,
): Promise<ActionResult<RegisteredAgentDto>> {
  return runAction(RegisterAgentInput, input, (ctx, { name, agent }) =>
    registerAgent(ctx, { ...agent, name }),
  );
}
