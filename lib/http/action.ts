import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { sharedDb } from "@/db/client";
import { findSession } from "@/lib/access/session";
import type { ActionFailure, ActionResult } from "@/lib/contracts/action-result";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { listUserProjects } from "@/lib/services/projects/list-user-projects";
import { invalidInput } from "./field-issues";
import { logUnexpected } from "./log-unexpected";
import { toAppError } from "./to-app-error";
import { chooseProject, userContext } from "./user-context";

/** Expected failures come back as values; Next's own redirects and not-founds pass through. */
export async function runAction<Schema extends z.ZodType<{ project: string }>, Data>(
  schema: Schema,
  input: unknown,
  run: (ctx: ServiceContext, parsed: z.infer<Schema>) => Promise<Data>,
): Promise<ActionResult<Data>> {
  try {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw invalidInput(parsed.error);
    const ctx = await actionContext(parsed.data.project);
    return { ok: true, data: await run(ctx, parsed.data) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: toFailure(error) };
  }
}

async function actionContext(project: string): Promise<ServiceContext> {
  const session = await findSession(await headers(), { refresh: false });
  if (!session) throw new AppError("unauthenticated", "You are signed out. Sign in again.");
  const projects = await listUserProjects(sharedDb(env().DATABASE_URL), session.user.id);
  return userContext(session.user, chooseProject(projects, project));
}

function toFailure(error: unknown): ActionFailure {
  const known = toAppError(error);
  if (known && known.code !== "internal") {
    return { code: known.code, message: known.message, issues: known.issues };
  }
  logUnexpected(error, { source: "action" });
  return { code: "internal", message: "Something went wrong on our side.", issues: [] };
}
