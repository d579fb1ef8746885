"use server";

import type { z } from "zod";
import type { ActionResult } from "@/lib/contracts/action-result";
import {
  DropDraftInput,
  PublishRulesInput,
  RollBackInput,
  type RuleDraftDto,
  type RuleVersionDto,
  SaveDraftInput,
  type TriedRulesDto,
  TryRulesInput,
} from "@/lib/contracts/rules";
import {
  CancelSimulationInput,
  type SimulationDto,
  StartSimulationInput,
} from "@/lib/contracts/simulation";
import { runAction } from "@/lib/http/action";
import { publishRules, rollBackRules } from "@/lib/services/routing/publish-rules";
import { dropDraft, saveDraft } from "@/lib/services/routing/save-draft";
import { cancelSimulation } from "@/lib/services/routing/simulations/cancel-simulation";
import { startSimulation } from "@/lib/services/routing/simulations/start-simulation";
import { tryRules } from "@/lib/services/routing/try-rules";

export async function saveDraftAction(
  input: z.input<typeof SaveDraftInput>,
): Promise<ActionResult<RuleDraftDto>> {
  return runAction(SaveDraftInput, input, (ctx, draft) => saveDraft(ctx, draft));
}

export async function dropDraftAction(
  input: z.input<typeof DropDraftInput>,
): Promise<ActionResult<null>> {
  return runAction(DropDraftInput, input, async (ctx) => {
    await dropDraft(ctx);
    return null;
  });
}

export async function publishRulesAction(
  input: z.input<typeof PublishRulesInput>,
): Promise<ActionResult<RuleVersionDto>> {
  return runAction(PublishRulesInput, input, (ctx, rules) => publishRules(ctx, rules));
}

export async function rollBackAction(
  input: z.input<typeof RollBackInput>,
): Promise<ActionResult<RuleVersionDto>> {
  return runAction(RollBackInput, input, (ctx, asked) => rollBackRules(ctx, asked));
}

export async function tryRulesAction(
  input: z.input<typeof TryRulesInput>,
): Promise<ActionResult<TriedRulesDto>> {
  return runAction(TryRulesInput, input, (ctx, tried) => tryRules(ctx, tried));
}

export async function startSimulationAction(
  input: z.input<typeof StartSimulationInput>,
): Promise<ActionResult<SimulationDto>> {
  return runAction(StartSimulationInput, input, (ctx, asked) => startSimulation(ctx, asked));
}

export async function cancelSimulationAction(
  input: z.input<typeof CancelSimulationInput>,
): Promise<ActionResult<SimulationDto>> {
  return runAction(CancelSimulationInput, input, (ctx, { id }) => cancelSimulation(ctx, id));
}
