import { z } from "zod";
import { Word } from "../event/shapes";
import { HttpAddress } from "../http-address";
import { SecretName } from "../vault/secret";

const NAME_CHARACTERS_MAX = 64;
const SERVERS_MAX = 8;

/** A server of tools (Model Context Protocol) that an agent's model may use; only the tools that are named. */
const McpServer = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,30}$/, "must be lower-case letters and digits"),
    url: HttpAddress,
    tools: z.array(Word).min(1, "must name the tools that may be used").max(100),
    /** Those of them that wait for a person's consent. */
    needs_approval: z.array(Word).max(100).default([]),
    /** The name in the vault of a bearer token. */
    api_key_secret: SecretName.optional(),
  })
  .refine(({ tools, needs_approval: asked }) => asked.every((tool) => tools.includes(tool)), {
    path: ["needs_approval"],
    message: "must be among the tools",
  });
export type McpServer = z.infer<typeof McpServer>;

export const McpServers = z
  .array(McpServer)
  .max(SERVERS_MAX)
  .refine((servers) => {
    const names = servers.flatMap(({ name, tools }) =>
      tools.map((tool) => mcpToolName(name, tool)),
    );
    return new Set(names).size === names.length;
  }, "no two tools may be called the same");

/** As models call it: providers take letters, digits, `_` and `-`. */
export function mcpToolName(server: string, tool: string): string {
  return `${server}__${tool}`.replaceAll(/[^\w-]/g, "_").slice(0, NAME_CHARACTERS_MAX);
}

export type McpTool = { server: McpServer; tool: string; needsApproval: boolean };

/** Which tool a model means; undefined: none that it may use. */
export function findMcpTool(servers: readonly McpServer[], name: string): McpTool | undefined {
  for (const server of servers) {
    const tool = server.tools.find((each) => mcpToolName(server.name, each) === name);
    if (tool === undefined) continue;
    return { server, tool, needsApproval: server.needs_approval.includes(tool) };
  }
  return undefined;
}
