import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ListToolsResultSchema } from "@modelcontextprotocol/sdk/types.js";

const CLIENT = { name: "baton", version: "1" };
const PAGES_MAX = 20;
const CALL_MS_MAX = 5 * 60_000;
const DESCRIPTION_CHARACTERS_MAX = 2_000;

export type OfferedTool = { name: string; description: string; inputSchema: object };
/** `content` as the server gave it: text, or whatever its parts are. */
export type McpAnswer = { isError: boolean; content: unknown };

/** A session with a server of tools over streamable HTTP; nothing of it is trusted. */
export async function openMcp(url: string, fetch: typeof globalThis.fetch, signal: AbortSignal) {
  const client = new Client(CLIENT);
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch: onlyAnswers(fetch) });
  await client.connect(transport, { signal });
  return {
    tools: () => listTools(client, signal),
    call: async (name: string, input: Record<string, unknown>): Promise<McpAnswer> => {
      const limits = { signal, timeout: CALL_MS_MAX };
      const answer = await client.callTool({ name, arguments: input }, undefined, limits);
      const isError = answer["isError"] === true;
      return { isError, content: answer["structuredContent"] ?? textOf(answer["content"]) };
    },
    close: () => client.close(),
  };
}

export type McpSession = Awaited<ReturnType<typeof openMcp>>;

/**
 * Not by the client's own `listTools`: it would run every answer through the schema that the server
 * gives, whose expressions may never end.
 */
async function listTools(client: Client, signal: AbortSignal): Promise<OfferedTool[]> {
  const tools: OfferedTool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const request = { method: "tools/list" as const, params: { cursor } };
    const listed = await client.request(request, ListToolsResultSchema, { signal });
    for (const { name, description = "", inputSchema } of listed.tools) {
      tools.push({
        name,
        description: description.slice(0, DESCRIPTION_CHARACTERS_MAX),
        inputSchema,
      });
    }
    cursor = listed.nextCursor;
    if (cursor === undefined) break;
  }
  return tools;
}

/** What a server would say unasked is not listened to: that stream would never end. */
function onlyAnswers(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) =>
    init?.method === "GET" ? new Response(null, { status: 405 }) : fetch(input, init);
}

function textOf(content: unknown): unknown {
  if (!Array.isArray(content)) return content ?? null;
  const parts: unknown[] = content;
  const texts = parts.flatMap((part) => {
    const isText = typeof part === "object" && part !== null && "text" in part;
    return isText && typeof part.text === "string" ? [part.text] : [];
  });
  return texts.length === parts.length ? texts.join("\n") : parts;
}
