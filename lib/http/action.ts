import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { clock } from "@/lib/clock";
import { sharedDb } from "@/db/client";
import { findSession, type SignedInUser } from "@/lib/access/session";
import type { ActionFailure, ActionResult } from "@/lib/contracts/action-result";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { listUserProjects } from "@/lib/services/projects/list-user-projects";
import { logUnexpected } from "./log-unexpected";
import { parseInput } from "./parse-input";
import { toAppError } from "./to-app-error";
import { addressOf, requestIdOf } from "./request-id";
import { chooseProject, userContext } from "./user-context";

/** More than a megabyte of input ever has, unless it says one thing many times. */
const STEPS_MAX = 1_500_000;

/** Expected failures come back as values; Next's own redirects and not-founds pass through. */
export async function runAction<Schema extends z.ZodType<{ project: string }>, Data>(
  schema: Schema,
  input: unknown,
  run: (ctx: ServiceContext, parsed: z.infer<Schema>) => Promise<Data>,
): Promise<ActionResult<Data>> {
  try {
    const parsed = parseInput(schema, input, { stepsMax: STEPS_MAX });
    const ctx = await actionContext(parsed.project);
    return { ok: true, data: await run(ctx, parsed) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: toFailure(error) };
  }
}

/** What a stranger may call, too: it brings its own right, such as an invitation. */
type Edge = Pick<ServiceContext, "db" | "now" | "origin"> & { user: SignedInUser | undefined };

export async function runOpenAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  input: unknown,
  run: (edge: Edge, parsed: z.infer<Schema>) => Promise<Data>,
): Promise<ActionResult<Data>> {
  try {
    const parsed = parseInput(schema, input, { stepsMax: STEPS_MAX });
    const sent = await headers();
    const session = await findSession(sent, { refresh: false });
    const db = sharedDb(env().DATABASE_URL);
    const edge = { db, now: clock, origin: originOf(sent), user: session?.user };
    return { ok: true, data: await run(edge, parsed) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: toFailure(error) };
  }
}

function originOf(sent: Headers): ServiceContext["origin"] {
  return { address: addressOf(sent), requestId: requestIdOf(sent) };
}

async function actionContext(project: string): Promise<ServiceContext> {
  const sent = await headers();
  const session = await findSession(sent, { refresh: false });
  if (!session) throw new AppError("unauthenticated", "You are signed out. Sign in again.");
  const projects = await listUserProjects(sharedDb(env().DATABASE_URL), session.user.id);
  const ctx = userContext(session.user, chooseProject(projects, project));
  return { ...ctx, origin: originOf(sent) };
}

function toFailure(error: unknown): ActionFailure {
  const known = toAppError(error);
  if (known && known.code !== "internal") {
    return { code: known.code, message: known.message, issues: known.issues };
  }
  logUnexpected(error, { source: "action" });
  return { code: "internal", message: "Something went wrong on our side.", issues: [] };
}
