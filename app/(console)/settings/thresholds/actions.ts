"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { SaveThresholdsInput, type ThresholdsDto } from "@/lib/contracts/finding-thresholds";
import { runAction } from "@/lib/http/action";
import { saveThresholds } from "@/lib/services/findings/thresholds";

export async function saveThresholdsAction(
  input: SaveThresholdsInput,
): Promise<ActionResult<ThresholdsDto>> {
  return runAction(SaveThresholdsInput, input, saveThresholds);
}
