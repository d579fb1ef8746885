import type { AgentRow } from "@/db/queries/runtime/agents";
import type { RegisteredAgentDto } from "@/lib/contracts/registered-agent";

export function toRegisteredAgentDto(row: AgentRow): RegisteredAgentDto {
  return {
    name: row.name,
    service: row.service || null,
    role: row.role,
    capabilities: row.capabilities,
    description: row.description,
    kind: row.kind,
    endpoint: row.endpoint,
    settings: row.settings,
    is_down: row.isDown,
  };
}
