import { upsertAgent } from "@/db/queries/runtime/agents";
import type { RegisterAgentRequest, RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import { asJson } from "@/lib/domain/json";
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
  const settings = "settings" in agent ? asJson(agent.settings) : null;
  const instructions = agent.kind === "llm" ? agent.settings.instructions : null;
  await refuseSecrets(ctx, { instructions, description: agent.description ?? null });
  const saved = await upsertAgent(ctx.db, {
    projectId: ctx.projectId,
    name,
    kind: agent.kind,
    role: agent.role,
    capabilities: agent.capabilities,
    description: agent.description ?? null,
    endpoint: agent.endpoint ?? null,
    settings,
    isDown: agent.is_down,
  });
  return toRegisteredAgentDto(saved);
}
