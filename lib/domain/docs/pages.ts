/** The documents that the console shows, in the order of its table of contents. */
export const DOC_GROUPS = [
  {
    title: "Begin",
    pages: [
      { path: "start", title: "Five-minute start" },
      { path: "concepts", title: "Concepts and patterns" },
    ],
  },
  {
    title: "Connect",
    pages: [
      { path: "sdk", title: "The SDK" },
      { path: "guides/openai-agents", title: "OpenAI Agents SDK" },
      { path: "guides/langgraph", title: "LangGraph" },
      { path: "guides/google-adk", title: "Google ADK" },
      { path: "guides/ai-sdk", title: "AI SDK" },
      { path: "guides/mastra", title: "Mastra" },
      { path: "guides/a2a", title: "A2A" },
      { path: "guides/python", title: "Python" },
      { path: "compatibility", title: "What arrives from where" },
    ],
  },
  {
    title: "Use",
    pages: [
      { path: "runtime", title: "Running workflows" },
      { path: "approvals", title: "Approvals" },
      { path: "alerts", title: "Alerts" },
      { path: "report", title: "The report" },
      { path: "query", title: "Search" },
      { path: "masking", title: "Masking" },
      { path: "vault", title: "Vault" },
      { path: "assistants", title: "Assistants (MCP)" },
    ],
  },
  {
    title: "Look up",
    pages: [
      { path: "api", title: "HTTP API" },
      { path: "vocabulary", title: "Vocabulary" },
      { path: "operations", title: "Operations" },
      { path: "scaling", title: "Scaling" },
      { path: "reliability", title: "Reliability" },
      { path: "security", title: "Security" },
      { path: "benchmarks", title: "Benchmarks" },
    ],
  },
] as const;

export type DocPage = { path: string; title: string };

export const DOC_PAGES: readonly DocPage[] = DOC_GROUPS.flatMap<DocPage>(({ pages }) => pages);

/** Undefined: there is no such page, whatever lies on the disk. */
export function findDocPage(path: string): DocPage | undefined {
  return DOC_PAGES.find((page) => page.path === path);
}
