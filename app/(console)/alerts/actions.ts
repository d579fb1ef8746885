"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type AlertDto,
  AlertInput,
  CreateAlertInput,
  SaveAlertInput,
  SilenceAlertInput,
  type TestedAlert,
} from "@/lib/contracts/alert";
import { runAction } from "@/lib/http/action";
import {
  createAlert,
  deleteAlert,
  saveAlert,
  silenceAlert,
  testAlert,
} from "@/lib/services/alerts/alerts";

export async function createAlertAction(input: CreateAlertInput): Promise<ActionResult<AlertDto>> {
  return runAction(CreateAlertInput, input, createAlert);
}

export async function saveAlertAction(input: SaveAlertInput): Promise<ActionResult<AlertDto>> {
  return runAction(SaveAlertInput, input, saveAlert);
}

export async function removeAlertAction(input: AlertInput): Promise<ActionResult<null>> {
  return runAction(AlertInput, input, (ctx, { id }) => deleteAlert(ctx, id));
}

export async function silenceAlertAction(
  input: SilenceAlertInput,
): Promise<ActionResult<AlertDto>> {
  return runAction(SilenceAlertInput, input, silenceAlert);
}

export async function testAlertAction(input: AlertInput): Promise<ActionResult<TestedAlert>> {
  return runAction(AlertInput, input, (ctx, { id }) => testAlert(ctx, id));
}
