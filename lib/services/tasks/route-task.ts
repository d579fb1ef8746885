import { type AgentRow, findAgent, listCandidates } from "@/db/queries/runtime/agents";
import { chooseAgent } from "@/lib/domain/routing/choose-agent";
import type { ServiceContext } from "../context";
import type { TaskRequest } from "./task-request";

export type Route =
  | { kind: "agent"; name: string; agent: AgentRow | undefined; why: string | undefined }
  /** Any agent with the tools may claim it. */
  | { kind: "queue"; why: string }
  | { kind: "no_route"; why: string };

/** Step 7: the agent that was named; else the queue of the tools; else the best that can. */
export async function routeTask(ctx: ServiceContext, request: TaskRequest): Promise<Route> {
  const { db, projectId } = ctx;
  const { toAgent, requiredTools, pattern } = request;
  if (toAgent !== undefined) {
    const agent = await findAgent(db, { projectId, name: toAgent });
    return { kind: "agent", name: toAgent, agent, why: undefined };
  }
  const candidates = await listCandidates(db, projectId);
  const choice = chooseAgent(requiredTools, candidates);
  if (pattern === "pull" && choice.kind === "chosen") {
    return {
      kind: "queue",
      why: `Any agent with ${requiredTools.join(", ") || "time"} may take it.`,
    };
  }
  if (choice.kind === "no_route") return choice;
  const agent = await findAgent(db, { projectId, name: choice.agent });
  return { kind: "agent", name: choice.agent, agent, why: choice.why };
}
