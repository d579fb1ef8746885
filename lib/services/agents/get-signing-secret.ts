import { env } from "@/lib/env";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { getAgent } from "./get-agent";

/** With it an agent that is called can tell that a call is ours. */
export async function getSigningSecret(
  ctx: ServiceContext,
  name: string,
): Promise<{ secret: string }> {
  requireScope(ctx, "admin");
  await getAgent(ctx, name);
  const receiver = { kind: "agent" as const, projectId: ctx.projectId, agent: name };
  return { secret: signingSecret(env().BATON_SECRET, receiver) };
}
