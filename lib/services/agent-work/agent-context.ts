import type { ServiceContext } from "../context";

/** What an agent's model asks for, it does as that agent: with what a key of its own may do. */
export function agentContext(ctx: ServiceContext, agent: string): ServiceContext {
  return { ...ctx, actor: { kind: "api_key", id: "", label: agent, scopes: ["run"] } };
}
