import { type BoardPlace, mayReadKey, mayWriteKey } from "@/db/queries/runtime/blackboard";
import { AppError } from "@/lib/errors";
import { actingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { mayAdminister, requireScope } from "../require-scope";

/**
 * Whom a request to the blackboard comes from: the agent that it names, else who holds the key. People
 * read what their project holds, as they read its traces; they are no agents.
 */
export function boardAgent(ctx: ServiceContext, named: string | undefined): string {
  return actingAgent(ctx, named);
}

/** The agent whose reading is restricted and recorded; undefined for people. */
export function boardReader(ctx: ServiceContext, named: string | undefined): string | undefined {
  if (ctx.actor.kind === "user" && named === undefined) {
    requireScope(ctx, "read");
    return undefined;
  }
  requireScope(ctx, "run");
  return boardAgent(ctx, named);
}

export async function requireReadable(
  ctx: ServiceContext,
  place: BoardPlace & { agent: string },
): Promise<void> {
  if (mayAdminister(ctx) || (await mayReadKey(ctx.db, place))) return;
  throw new AppError(
    "forbidden",
    `${place.agent} may not read ${place.key}: it is not its own, and no handoff gave it the key.`,
  );
}

export async function requireWritable(
  ctx: ServiceContext,
  place: BoardPlace & { agent: string },
): Promise<void> {
  if (mayAdminister(ctx) || (await mayWriteKey(ctx.db, place))) return;
  throw new AppError(
    "forbidden",
    `${place.agent} may not write ${place.key}: an agent writes below output/{its name}/.`,
  );
}
