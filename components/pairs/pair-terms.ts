/** What the query calls the handoffs of a pair. */
export function pairTerms({ from, to }: { from: string; to: string }) {
  return [
    ["from", from],
    ["to", to],
  ] as const;
}
