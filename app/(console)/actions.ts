"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { type DemoLoaded, ProjectInput } from "@/lib/contracts/connect";
import { CreateApiKeyInput, type CreatedApiKey } from "@/lib/contracts/project";
import { runAction } from "@/lib/http/action";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { loadDemo } from "@/lib/services/demo/load-demo";

/** Actions that more than one page offers. */
export async function loadDemoAction(input: ProjectInput): Promise<ActionResult<DemoLoaded>> {
  return runAction(ProjectInput, input, (ctx) => loadDemo(ctx));
}

export async function createApiKeyAction(
  input: CreateApiKeyInput,
): Promise<ActionResult<CreatedApiKey>> {
  return runAction(CreateApiKeyInput, input, createApiKey);
}
