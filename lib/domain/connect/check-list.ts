/** What a source tells about a handoff, in the order in which it matters. */
export const CAPTURES = ["sides", "task", "sent", "received", "receipt", "end"] as const;
export type Capture = (typeof CAPTURES)[number];

/** Of a source's newest handoffs, how many tell each. */
export type CaptureCounts = { handoffs: number } & Record<Capture, number>;

export type Check = { capture: Capture; state: "all" | "some" | "none"; seen: number; of: number };

/** What arrives from a source and what is missing; nothing while there is no handoff to look at. */
export function checkList(counts: CaptureCounts): Check[] {
  const { handoffs: of } = counts;
  if (of === 0) return [];
  return CAPTURES.map((capture) => {
    const seen = counts[capture];
    return { capture, seen, of, state: stateOf(seen, of) };
  });
}

function stateOf(seen: number, of: number): Check["state"] {
  if (seen === 0) return "none";
  return seen < of ? "some" : "all";
}
