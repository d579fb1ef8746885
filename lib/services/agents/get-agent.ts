import { findAgent } from "@/db/queries/runtime/agents";
import type { RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toRegisteredAgentDto } from "./to-registered-agent-dto";

export async function getAgent(ctx: ServiceContext, name: string): Promise<RegisteredAgentDto> {
  requireScope(ctx, "read");
  const row = await findAgent(ctx.db, { projectId: ctx.projectId, name });
  if (!row) throw new AppError("not_found", `There is no agent "${name}".`);
  return toRegisteredAgentDto(row);
}
