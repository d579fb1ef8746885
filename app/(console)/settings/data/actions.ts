"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type DeletedDto,
  DeletionInput,
  type RetentionBody,
  SaveRetentionInput,
} from "@/lib/contracts/data-life";
import { runAction } from "@/lib/http/action";
import { deleteData } from "@/lib/services/data-life/delete-data";
import { saveRetention } from "@/lib/services/data-life/retention";

export async function saveRetentionAction(
  input: SaveRetentionInput,
): Promise<ActionResult<RetentionBody>> {
  return runAction(SaveRetentionInput, input, (ctx, { traces, work, bodies }) =>
    saveRetention(ctx, { traces, work, bodies }),
  );
}

export async function deleteDataAction(input: DeletionInput): Promise<ActionResult<DeletedDto>> {
  return runAction(DeletionInput, input, (ctx, deletion) => deleteData(ctx, deletion));
}
