import { describe, expect, it } from "vitest";
import { findMcpTool, McpServers, mcpToolName } from "./mcp-tools";

const server = { name: "crm", url: "https://crm.example.com/mcp", tools: ["find.company", "send"] };

describe("the tools of a server", () => {
  it("are called so that every provider takes the name, and are found by it", () => {
    const servers = McpServers.parse([{ ...server, needs_approval: ["send"] }]);

    expect(mcpToolName("crm", "find.company")).toBe("crm__find_company");
    expect(mcpToolName("crm", "x".repeat(100))).toHaveLength(64);
    expect(findMcpTool(servers, "crm__find_company")).toMatchObject({
      tool: "find.company",
      needsApproval: false,
    });
    expect(findMcpTool(servers, "crm__send")).toMatchObject({ needsApproval: true });
    expect(findMcpTool(servers, "crm__delete")).toBeUndefined();
  });

  it.each([
    ["two that would be called the same", [{ ...server, tools: ["a.b", "a_b"] }]],
    ["none", [{ ...server, tools: [] }]],
    ["consent for what is not there", [{ ...server, needs_approval: ["delete"] }]],
    ["an address with a password", [{ ...server, url: "https://me:x@crm.example.com" }]],
    ["an address of a file", [{ ...server, url: "file:///etc/passwd" }]],
  ])("are refused: %s", (_what, servers) => {
    expect(McpServers.safeParse(servers).success).toBe(false);
  });
});
