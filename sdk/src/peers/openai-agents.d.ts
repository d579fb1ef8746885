/** What we use of the peer, so that this package is checked without it. */
declare module "@openai/agents" {
  export function getCurrentSpan(): { spanData: Record<string, unknown> } | null;
}
