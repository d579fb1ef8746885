import { listCandidates } from "@/db/queries/runtime/agents";
import { breakerOf } from "@/lib/domain/routing/breaker";
import type { Candidate } from "@/lib/domain/routing/choose-agent";
import type { RoutingWorld } from "@/lib/domain/routing/evaluate";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

/** Everybody that the runtime knows; `world` tells the rules who must not get new work now, and why. */
export async function readRoutingWorld(
  ctx: ServiceContext,
  { rules }: RuleSet,
): Promise<{ world: RoutingWorld; free: Candidate[] }> {
  const nowMs = msFromNanos(ctx.now());
  const candidates = await listCandidates(ctx.db, ctx.projectId);
  const known = new Set(candidates.map(({ name }) => name));
  const named = rules.flatMap(({ target }) => ("agent" in target ? [target.agent] : []));
  const unavailable = new Map<string, string>();
  for (const name of named) {
    if (!known.has(name)) unavailable.set(name, `there is no agent "${name}" to hand to`);
  }
  for (const { name, isAlive, ends, load } of candidates) {
    if (!isAlive) unavailable.set(name, `${name} is down`);
    else if (breakerOf(ends, { nowMs, open: load }) === "open") {
      unavailable.set(name, `${name} failed too often in a row and is left alone for now`);
    }
  }
  const loads = new Map(candidates.map(({ name, load }) => [name, load]));
  const free = candidates.filter(({ name }) => !unavailable.has(name));
  return { world: { unavailable, loads }, free };
}
