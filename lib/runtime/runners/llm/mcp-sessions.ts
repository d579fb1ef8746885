import { jsonSchema, type ToolSet } from "ai";
import { z } from "zod";
import { type McpServer, mcpToolName } from "@/lib/domain/agents/mcp-tools";
import type { ToolOutcome } from "@/lib/domain/agents/transcript";
import { isRecord } from "@/lib/domain/json";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { type McpSession, openMcp } from "@/lib/outgoing/mcp";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import type { OutsideCall, OutsideOutcome } from "@/lib/services/agent-work/call-place";
import { RuntimeFault } from "../../ports";

/** A server of tools that cannot be used as the agent was set up; its handoff fails with this. */
export class McpError extends Error {}

type Ports = {
  fetch: GuardedFetch;
  servers: readonly McpServer[];
  headersFor: (server: McpServer) => (url: URL) => Promise<Record<string, string>>;
  signal: AbortSignal;
};

/** The sessions of one agent with its servers of tools, for as long as one worker has its handoff. */
export function openMcpSessions({ fetch, servers, headersFor, signal }: Ports) {
  const open = new Map<string, Promise<McpSession>>();
  const sessionWith = (server: McpServer): Promise<McpSession> => {
    const known = open.get(server.name);
    if (known) return known;
    const session = openMcp(server.url, platformFetch(fetch, headersFor(server)), signal);
    open.set(server.name, session);
    return session;
  };
  let offered: Promise<ToolSet> | undefined;
  return {
    tools: (): Promise<ToolSet> => {
      offered ??= toolsOf(servers, sessionWith);
      return offered;
    },
    call: async ({ row, tool }: OutsideCall): Promise<OutsideOutcome["outcome"]> => {
      try {
        const session = await sessionWith(tool.server);
        const { isError, content } = await session.call(
          tool.tool,
          isRecord(row.input) ? row.input : {},
        );
        return { isError, value: z.json().catch(null).parse(content) };
      } catch (error) {
        if (signal.aborted || error instanceof RuntimeFault) throw error;
        open.delete(tool.server.name);
        return refusedBy(tool.server, error);
      }
    },
    close: async (): Promise<void> => {
      const all = [...open.values()];
      open.clear();
      await Promise.allSettled(all.map(async (session) => (await session).close()));
    },
  };
}

export type McpSessions = ReturnType<typeof openMcpSessions>;

async function toolsOf(
  servers: readonly McpServer[],
  sessionWith: (server: McpServer) => Promise<McpSession>,
): Promise<ToolSet> {
  const sets = await Promise.all(
    servers.map(async (server) => {
      const listed = await toolsListed(server, sessionWith);
      return server.tools.map((name) => {
        const tool = listed.find((each) => each.name === name);
        if (!tool) throw new McpError(`${server.name} has no tool "${name}".`);
        const { description, inputSchema } = tool;
        return [
          mcpToolName(server.name, name),
          { description, inputSchema: jsonSchema<never>({ ...inputSchema }) },
        ] as const;
      });
    }),
  );
  return Object.fromEntries(sets.flat());
}

async function toolsListed(
  server: McpServer,
  sessionWith: (server: McpServer) => Promise<McpSession>,
) {
  try {
    return await (await sessionWith(server)).tools();
  } catch (error) {
    if (error instanceof RuntimeFault) throw error;
    throw new McpError(`${server.name}: ${reasonOf(error)}`, { cause: error });
  }
}

function refusedBy({ name }: McpServer, error: unknown): ToolOutcome {
  const message = `${name}: ${reasonOf(error)}`;
  return { isError: true, value: { error: { type: "tool_failed", message } } };
}

/** fetch hides why it failed one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
