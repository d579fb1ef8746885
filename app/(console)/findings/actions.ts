"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { ChangeFindingInput, type FindingCauseDetail } from "@/lib/contracts/finding-cause";
import { runAction } from "@/lib/http/action";
import { changeCause } from "@/lib/services/findings/change-cause";

export async function changeFindingAction(
  input: ChangeFindingInput,
): Promise<ActionResult<FindingCauseDetail>> {
  return runAction(ChangeFindingInput, input, changeCause);
}
