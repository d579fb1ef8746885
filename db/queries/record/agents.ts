import { and, eq, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import type { AgentRole } from "../../../lib/domain/handoff/taxonomy";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { agent } from "../../schema";

export type SeenAgent = {
  service: string;
  name: string;
  role: AgentRole | null;
  capabilities: readonly string[];
  description: string | null;
};

/** Registers agents as they are seen. Known ones are not even locked, so batches do not queue here. */
export async function insertAgents(db: Db, { projectId, agents }: AgentsOfProject): Promise<void> {
  await db.execute(sql`
    insert into agent (project_id, service, name, role, capabilities, description)
    ${agentRows(projectId, agents)}
    on conflict do nothing`);
}

/** A declaration changes what is known of an agent; what it leaves out stays as it was. */
export async function updateDeclaredAgents(
  db: Db,
  { projectId, agents }: AgentsOfProject,
): Promise<void> {
  await db.execute(sql`
    insert into agent as a (project_id, service, name, role, capabilities, description)
    ${agentRows(projectId, agents)}
    on conflict (project_id, service, name) do update set
      role = coalesce(excluded.role, a.role),
      capabilities = case when excluded.capabilities = '{}' then a.capabilities else excluded.capabilities end,
      description = coalesce(excluded.description, a.description)`);
}

type AgentsOfProject = { projectId: ProjectId; agents: readonly SeenAgent[] };

function agentRows(projectId: ProjectId, agents: readonly SeenAgent[]): SQL {
  return sql`
    select ${projectId}, service, name, role, capabilities, description
    from json_to_recordset(${JSON.stringify(agents)}::text::json) as r(
      service text, name text, role text, capabilities text[], description text
    )
    order by service, name`;
}

/** Declared roles of the named agents; an agent nobody declared is left out. */
export async function listAgentRoles(
  db: Db,
  { projectId, names }: { projectId: ProjectId; names: readonly string[] },
): Promise<{ name: string; service: string; role: AgentRole | null }[]> {
  return db
    .select({ name: agent.name, service: agent.service, role: agent.role })
    .from(agent)
    .where(
      and(eq(agent.projectId, projectId), inArray(agent.name, [...names]), isNotNull(agent.role)),
    );
}
