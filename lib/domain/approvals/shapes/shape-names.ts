/** The forms in which an approval may be asked for; each is answered in its own. */
export const APPROVAL_SHAPES = [
  "baton",
  "agent_inbox",
  "langchain",
  "openai_agents",
  "adk",
  "a2a",
] as const;
export type ApprovalShape = (typeof APPROVAL_SHAPES)[number];
