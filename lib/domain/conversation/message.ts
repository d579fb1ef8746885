import type { Json } from "../json";

export const SPEAKERS = ["system", "user", "assistant", "tool", "other"] as const;
export type Speaker = (typeof SPEAKERS)[number];

export type ToolCall = { id: string | null; name: string; arguments: Json };
export type ToolResult = { id: string | null; name: string | null; value: Json };

/** One message, whatever the SDK's dialect. `other` is content that is neither text nor a tool's. */
export type Message = {
  role: Speaker;
  /** What the sender called the speaker, where it is more than a role. */
  name: string | null;
  text: string;
  calls: ToolCall[];
  results: ToolResult[];
  other: Json[];
};

const ROLES: ReadonlyMap<string, Speaker> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["human", "user"],
  ["assistant", "assistant"],
  ["ai", "assistant"],
  ["model", "assistant"],
  ["tool", "tool"],
  ["function", "tool"],
]);

export function speakerOf(role: unknown): Speaker | undefined {
  return typeof role === "string" ? ROLES.get(role.toLowerCase()) : undefined;
}

export function emptyMessage(role: Speaker): Message {
  return { role, name: null, text: "", calls: [], results: [], other: [] };
}
