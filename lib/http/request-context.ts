import { clock } from "@/lib/clock";
import { sharedDb } from "@/db/client";
import { findSession } from "@/lib/access/session";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { authenticateKey } from "@/lib/services/api-keys/authenticate-key";
import type { ServiceContext } from "@/lib/services/context";
import { listUserProjects } from "@/lib/services/projects/list-user-projects";
import { rateLimits } from "./rate-limits";
import { addressOf, requestIdOf } from "./request-id";
import { chooseProject, userContext } from "./user-context";
import { changesSomething, isSameOrigin } from "./same-origin";

type RequestContext = { ctx: ServiceContext; cookies: string[] };

/** Who asks, by key or by session; `cookies` go back with the answer. */
export async function requestContext(request: Request): Promise<RequestContext> {
  const { headers } = request;
  const address = addressOf(headers);
  if (address !== null) await rateLimits().ofAddress(address);
  const key = keyOf(headers);
  const { ctx, cookies } = await (key === undefined
    ? sessionContext(request)
    : keyContext(key, address));
  if (ctx.actor.kind !== "system") await rateLimits().ofCaller(ctx.actor.id);
  const origin = { address, requestId: requestIdOf(headers) };
  return { ctx: { ...ctx, origin }, cookies };
}

function keyOf(headers: Headers): string | undefined {
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-api-key")?.trim();
}

async function keyContext(key: string, address: string | null): Promise<RequestContext> {
  const db = sharedDb(env().DATABASE_URL);
  try {
    const identity = await authenticateKey(db, key);
    return { ctx: { db, ...identity, now: clock }, cookies: [] };
  } catch (error) {
    // Only counted when it is wrong: behind one proxy, a lost key must not shut out the good ones.
    const isWrong = error instanceof AppError && error.code === "unauthenticated";
    if (isWrong && address !== null) await rateLimits().ofWrongKeys(address);
    throw error;
  }
}

async function sessionContext(request: Request): Promise<RequestContext> {
  const session = await findSession(request.headers, { refresh: true });
  if (!session) {
    const message = "Send a key (Authorization: Bearer bt_…), or sign in.";
    throw new AppError("unauthenticated", message);
  }
  if (changesSomething(request) && !isSameOrigin(request.headers)) {
    throw new AppError(
      "forbidden",
      "A signed-in browser may change things only from Baton's pages.",
    );
  }
  const projects = await listUserProjects(sharedDb(env().DATABASE_URL), session.user.id);
  const slug = new URL(request.url).searchParams.get("project") ?? undefined;
  const project = chooseProject(projects, slug);
  const ctx = { ...userContext(session.user, project), sessionId: session.id };
  return { ctx, cookies: session.cookies };
}
