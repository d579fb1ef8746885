import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { logUnexpected } from "../log-unexpected";
import { toAppError } from "../to-app-error";

type Described = { title: string; description: string };

/** Of one answer: an assistant reads it whole. */
const ANSWER_CHARS_MAX = 200_000;

/** What an assistant may ask: `answer` reads and changes nothing. */
export function readTool<Shape extends z.ZodRawShape>(
  server: McpServer,
  { name, input, ...described }: Described & { name: string; input: z.ZodObject<Shape> },
  answer: (input: z.infer<z.ZodObject<Shape>>) => Promise<unknown>,
): void {
  const annotations = { readOnlyHint: true, openWorldHint: false };
  const config = { ...described, inputSchema: input.shape, annotations };
  // The server has parsed it by this schema; parsing twice would take the result for the text.
  const Parsed = z.custom<z.infer<z.ZodObject<Shape>>>();
  server.registerTool<z.ZodRawShape, z.ZodRawShape>(name, config, (given) =>
    asResult(name, async () => answer(Parsed.parse(given))),
  );
}

/** Failures are answers: the assistant reads why, and asks again. */
export async function asResult(name: string, act: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    return resultOf(JSON.stringify(await act()));
  } catch (error) {
    const known = toAppError(error);
    if (!known) logUnexpected(error, { method: "MCP", path: name });
    const { code, message, issues } = known ?? { code: "internal", message: "failed", issues: [] };
    return { ...resultOf(JSON.stringify({ code, message, issues })), isError: true };
  }
}

function resultOf(text: string): CallToolResult {
  if (text.length <= ANSWER_CHARS_MAX) return { content: [{ type: "text", text }] };
  const rest = `\n… cut after ${ANSWER_CHARS_MAX} characters: ask for less.`;
  return { content: [{ type: "text", text: text.slice(0, ANSWER_CHARS_MAX) + rest }] };
}
