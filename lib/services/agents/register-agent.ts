import { findAgent, lockAgentName, type NewAgent, upsertAgent } from "@/db/queries/runtime/agents";
import type { RegisterAgentRequest, RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import { AppError } from "@/lib/errors";
import { env } from "@/lib/env";
import { openA2a } from "@/lib/outgoing/a2a";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import { asJson, canonicalJson } from "@/lib/domain/json";
import { requireActingAgent } from "../acting-agent";
import { namePeople } from "../approvals/name-people";
import { requirePointing } from "./require-pointing";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { toRegisteredAgentDto } from "./to-registered-agent-dto";

/** Makes an agent known to the runtime; saying it again changes what it says. */
export async function registerAgent(
  ctx: ServiceContext,
  { name, ...agent }: RegisterAgentRequest & { name: string },
): Promise<RegisteredAgentDto> {
  requireScope(ctx, "run");
  requireActingAgent(ctx, name);
  const settings = await settingsOf(ctx, { name, agent });
  const instructions = agent.kind === "llm" ? agent.settings.instructions : null;
  await refuseSecrets(ctx, { instructions, description: agent.description ?? null });
  const saved = await saveAudited(ctx, {
    projectId: ctx.projectId,
    name,
    kind: agent.kind,
    role: agent.role,
    capabilities: await capabilitiesOf(agent),
    description: agent.description ?? null,
    endpoint: agent.endpoint ?? null,
    settings,
    isDown: agent.is_down,
  });
  return toRegisteredAgentDto(saved);
}

/** Whoever is an agent is stored by address, as a name may be somebody else's later. */
async function settingsOf(
  ctx: ServiceContext,
  { name, agent }: { name: string; agent: RegisterAgentRequest },
) {
  if (!("settings" in agent)) return null;
  const said = asJson(agent.settings);
  const { assignee: who } = agent.kind === "human" ? agent.settings : {};
  if (who === undefined) return said;
  const before = await findAgent(ctx.db, { projectId: ctx.projectId, name });
  if (before && canonicalJson(before.settings) === canonicalJson(said)) return said;
  const assignee = await namePeople(ctx, ({ next }) => next(who, ["settings", "assignee"]));
  return asJson({ ...agent.settings, assignee });
}

/** Agents register at every start; only what that changed is worth an entry. */
function saveAudited(ctx: ServiceContext, agent: NewAgent) {
  return ctx.db.transaction(async (tx) => {
    await lockAgentName(tx, agent);
    const before = await findAgent(tx, agent);
    requirePointing(ctx, { before, agent });
    const saved = await upsertAgent(tx, agent);
    if (before && canonicalJson(before) === canonicalJson(saved)) return saved;
    const { kind, role, endpoint, isDown, capabilities } = saved;
    const host = endpoint === null ? null : (URL.parse(endpoint)?.host ?? null);
    const detail = { kind, role, host, is_down: isDown, capabilities: capabilities.length };
    const inside = { ...ctx, db: tx };
    await writeAudit(inside, { action: "agent.register", subject: `agent:${saved.name}`, detail });
    return saved;
  });
}

/** What its card says an Agent2Agent server can do, unless that is said here. */
async function capabilitiesOf(agent: RegisterAgentRequest): Promise<string[]> {
  if (agent.kind !== "a2a" || agent.capabilities.length > 0) return agent.capabilities;
  const fetch = createGuardedFetch({ allowedHosts: env().BATON_ALLOW_PRIVATE_HOSTS });
  try {
    return await (await openA2a(agent.endpoint, platformFetch(fetch))).skills();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = "Say what it can do (capabilities), or mend the address.";
    throw new AppError("invalid_input", `Its card cannot be read: ${reason} ${hint}`);
  }
}
