"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  ChangeSavedViewInput,
  CreateSavedViewInput,
  DeleteSavedViewInput,
  type SavedViewDto,
} from "@/lib/contracts/saved-view";
import { runAction } from "@/lib/http/action";
import { changeSavedView } from "@/lib/services/saved-views/change-saved-view";
import { createSavedView } from "@/lib/services/saved-views/create-saved-view";
import { deleteSavedView } from "@/lib/services/saved-views/delete-saved-view";

export async function createSavedViewAction(
  input: CreateSavedViewInput,
): Promise<ActionResult<SavedViewDto>> {
  return runAction(CreateSavedViewInput, input, (ctx, view) => createSavedView(ctx, view));
}

export async function changeSavedViewAction(
  input: ChangeSavedViewInput,
): Promise<ActionResult<SavedViewDto>> {
  return runAction(ChangeSavedViewInput, input, (ctx, change) => changeSavedView(ctx, change));
}

export async function deleteSavedViewAction(
  input: DeleteSavedViewInput,
): Promise<ActionResult<null>> {
  return runAction(DeleteSavedViewInput, input, async (ctx, { id }) => {
    await deleteSavedView(ctx, id);
    return null;
  });
}
