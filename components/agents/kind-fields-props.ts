import type { AgentDraft } from "./agent-draft";

/** The message for a field, by its path in what was sent. */
export type ErrorOf = (path: string) => string | undefined;

export type KindFieldsProps = {
  draft: AgentDraft;
  set: (changes: Partial<AgentDraft>) => void;
  errorOf: ErrorOf;
  others: readonly string[];
};
