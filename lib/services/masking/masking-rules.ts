import { findMaskingPolicy } from "@/db/queries/masking-policies";
import type { ProjectId } from "@/lib/domain/ids";
import type { MaskingRules } from "@/lib/domain/masking/mask-text";
import type { ServiceContext } from "../context";
import { fingerprintOf } from "../events/fingerprint";
import { knownValuesOf } from "../vault/known-values";
import { compilePolicy } from "./compile-policy";

/** How long a node may mask by an older policy. */
export const POLICY_CACHE_MS = 5_000;
const PROJECTS_MAX = 1_000;

const cache = new Map<ProjectId, { rules: MaskingRules; until: number }>();
/** How often something was forgotten: what was read before that is not remembered after it. */
let forgotten = 0;

/**
 * The rules of the project, read once in five seconds: ingest must not ask at every request. Whoever needs them
 * meanwhile reads them, too, and waits for nobody: in a transaction that would be for a connection that waits
 * for this one.
 */
export async function maskingRulesOf(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  nowMs = Date.now(),
): Promise<MaskingRules> {
  const cached = cache.get(ctx.projectId);
  if (cached && cached.until > nowMs) return cached.rules;
  const before = forgotten;
  const rules = await loadRules(ctx);
  if (before !== forgotten) return rules;
  if (cache.size >= PROJECTS_MAX) cache.clear();
  cache.set(ctx.projectId, { rules, until: nowMs + POLICY_CACHE_MS });
  return rules;
}

/** After a change on this node; the others follow within `POLICY_CACHE_MS`. */
export function forgetMaskingRules(projectId: ProjectId): void {
  forgotten += 1;
  cache.delete(projectId);
}

async function loadRules(ctx: Pick<ServiceContext, "db" | "projectId">): Promise<MaskingRules> {
  const policy = await findMaskingPolicy(ctx.db, ctx.projectId);
  const knownValues = await knownValuesOf(ctx);
  const rules = { fingerprint: fingerprintOf(ctx.projectId), knownValues };
  return policy ? { ...rules, ...compilePolicy(policy) } : rules;
}
