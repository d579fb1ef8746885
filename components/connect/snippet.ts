export type Snippet = { title: string; note?: string; code: string };

export type SnippetFacts = {
  /** Where this page was opened from: what agents can reach as well. */
  origin: string;
  /** The key, or the words that stand for it until there is one. */
  key: string;
  traceId: string;
  now: Date;
};
