/** Handoffs are counted where their senders' clocks put them, and those may be ahead of ours. */
export function endsAhead({ to, made_at }: { to: string | null; made_at: string }): boolean {
  return to !== null && to > made_at;
}
