import { createServer, type IncomingHttpHeaders } from "node:http";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { z } from "zod";

export type Used = { tool: string; input: unknown; headers: IncomingHttpHeaders };

/** A server of the official SDK, over HTTP, whose tools really do something; it notes who used them how. */
export async function openMcpServer() {
  const used: Used[] = [];
  const http = createServer((request, response) => {
    const server = serverFor(used, request.headers);
    const transport = new StreamableHTTPServerTransport({});
    response.on("close", () => void server.close());
    server
      .connect(transport as Parameters<McpServer["connect"]>[0])
      .then(() => transport.handleRequest(request, response))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => {
    http.listen(0, "127.0.0.1", resolve);
  });
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("it has no port");
  return {
    host: `localhost:${address.port}`,
    url: `http://localhost:${address.port}/mcp`,
    used: (tool: string) => used.filter((each) => each.tool === tool),
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}

const text = (said: string) => ({ content: [{ type: "text" as const, text: said }] });

function serverFor(used: Used[], headers: IncomingHttpHeaders): McpServer {
  const server = new McpServer({ name: "stock", version: "1" });
  const numbers = { inputSchema: { a: z.number(), b: z.number() } };
  server.registerTool("stock.add", { description: "Adds.", ...numbers }, ({ a, b }) => {
    used.push({ tool: "stock.add", input: { a, b }, headers });
    return text(String(a + b));
  });
  server.registerTool("breaks", { description: "Never works." }, () => {
    used.push({ tool: "breaks", input: {}, headers });
    throw new Error("the shelf is empty");
  });
  server.registerTool("leaks", { description: "Says a key." }, () =>
    text("It is sk-proj-x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2x1Y2."),
  );
  const patient = { said: z.string().meta({ pattern: "^(a+)+$" }) };
  server.registerTool("traps", { description: "Is slow.", outputSchema: patient }, () => ({
    content: [],
    structuredContent: { said: `${"a".repeat(25)}!` },
  }));
  server.registerTool(
    "order",
    { description: "Buys.", inputSchema: { count: z.number() } },
    (asked) => {
      used.push({ tool: "order", input: asked, headers });
      return text(`ordered ${asked.count}`);
    },
  );
  return server;
}
