import type { Db } from "@/db/client";
import { listCodeAgents as findCodeAgents } from "@/db/queries/runtime/agents";
import { CodeSettings } from "@/lib/domain/agents/agent-settings";
import type { ProjectId } from "@/lib/domain/ids";

type CodeAgent = { projectId: ProjectId; agent: string; settings: CodeSettings };

/** The agents of all projects that are code, as far as they are in service. */
export async function listCodeAgents(db: Db): Promise<CodeAgent[]> {
  const rows = await findCodeAgents(db);
  return rows.flatMap(({ projectId, name: agent, settings: given }) => {
    const settings = CodeSettings.safeParse(given);
    return settings.success ? [{ projectId, agent, settings: settings.data }] : [];
  });
}
