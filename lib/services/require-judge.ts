import { AppError } from "@/lib/errors";
import { isBound } from "./acting-agent";
import { actorName } from "./actor-name";
import type { ServiceContext } from "./context";
import { holdsScope, requireOneScope } from "./require-scope";

/**
 * Whoever judges what agents did. A key that is bound to some of them acts as those, and they are not the
 * judges of themselves or of each other; with `approve` it decides besides.
 */
export function requireJudge(ctx: ServiceContext): void {
  requireOneScope(ctx, ["run", "approve"]);
  if (!isBound(ctx) || holdsScope(ctx, "approve")) return;
  const name = actorName(ctx.actor);
  const message = `The key "${name}" acts as certain agents, who do not judge what agents did: use one with the scope approve, or one that is not bound to agents.`;
  throw new AppError("forbidden", message);
}
