import type { McpServer } from "@/lib/domain/agents/mcp-tools";

/** A server of tools as it is filled in. */
export type ServerDraft = {
  name: string;
  url: string;
  secret: string;
  tools: string[];
  needsApproval: string[];
};

export const EMPTY_SERVER: ServerDraft = {
  name: "",
  url: "",
  secret: "",
  tools: [],
  needsApproval: [],
};

export function serverDraft({ name, url, tools, ...server }: McpServer): ServerDraft {
  return {
    name,
    url,
    tools,
    secret: server.api_key_secret ?? "",
    needsApproval: server.needs_approval,
  };
}

export function toServer({ name, url, tools, needsApproval, ...draft }: ServerDraft) {
  const secret = draft.secret.trim();
  return {
    name: name.trim(),
    url: url.trim(),
    tools,
    needs_approval: needsApproval,
    ...(secret === "" ? {} : { api_key_secret: secret }),
  };
}
