import { insertAgents, updateDeclaredAgents, type SeenAgent } from "@/db/queries/record/agents";
import type { Db } from "@/db/client";
import type { ProjectId } from "@/lib/domain/ids";
import type { Batch, BatchEvent } from "./batch";

/** Registers every agent that the batch declares or mentions. Identity = service + name. */
export async function recordAgents(
  db: Db,
  { projectId, batch }: { projectId: ProjectId; batch: Batch },
): Promise<void> {
  const declared = distinct(batch.events.map(({ event }) => declarationOf(event)));
  const mentioned = distinct([
    ...batch.events.flatMap(({ event }) => mentionsOf(event)),
    ...batch.spans.map(({ span }) => mention(span.agent, span.service)),
  ]);
  if (mentioned.length > 0) await insertAgents(db, { projectId, agents: mentioned });
  if (declared.length > 0) await updateDeclaredAgents(db, { projectId, agents: declared });
}

/** The last word counts: one batch may declare an agent twice. */
function distinct(agents: readonly (SeenAgent | undefined)[]): SeenAgent[] {
  const seen = agents.filter((agent) => agent !== undefined);
  return [...new Map(seen.map((agent) => [`${agent.service}\u0000${agent.name}`, agent])).values()];
}

function declarationOf(event: BatchEvent["event"]): SeenAgent | undefined {
  if (event.event !== "agent_declared") return undefined;
  return {
    service: event.service ?? "",
    name: event.agent,
    role: event.role ?? null,
    capabilities: event.capabilities ?? [],
    description: event.description ?? null,
  };
}

function mentionsOf(event: BatchEvent["event"]): (SeenAgent | undefined)[] {
  if (event.event !== "handoff_initiated") return [];
  return [mention(event.from_agent, event.from_service), mention(event.to_agent, event.to_service)];
}

function mention(
  name: string | null | undefined,
  service: string | null | undefined,
): SeenAgent | undefined {
  if (!name) return undefined;
  return { service: service ?? "", name, role: null, capabilities: [], description: null };
}
