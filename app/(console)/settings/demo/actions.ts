"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { ProjectInput } from "@/lib/contracts/connect";
import { runAction } from "@/lib/http/action";
import { removeDemo } from "@/lib/services/demo/remove-demo";

export async function removeDemoAction(input: ProjectInput): Promise<ActionResult<null>> {
  return runAction(ProjectInput, input, async (ctx) => {
    await removeDemo(ctx);
    return null;
  });
}
