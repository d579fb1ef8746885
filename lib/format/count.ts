const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const COST_SMALL_USD = 1;

/** `10,842`; `—` where it is unknown. */
export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? "—" : WHOLE.format(count);
}

/** `10.8K`: for places where only the magnitude matters. */
export function formatCountCompact(count: number | null | undefined): string {
  return count === null || count === undefined ? "—" : COMPACT.format(count);
}

/** `1 handoff`, `3 handoffs`. */
export function formatQuantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${WHOLE.format(count)} ${count === 1 ? noun : plural}`;
}

/** Cents matter above a dollar; below it the first digits do. */
export function formatCost(usd: number | null | undefined): string {
  if (usd === null || usd === undefined) return "—";
  if (usd === 0) return "$0";
  if (usd < 0.0001) return "< $0.0001";
  return usd < COST_SMALL_USD ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}
