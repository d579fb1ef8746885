import { formatQuantity } from "./count";

/** What nobody has looked at yet is not healthy. */
function stillToLookThrough(pendingTraces: number): string {
  if (pendingTraces === 0) return "";
  return `${formatQuantity(pendingTraces, "trace")} ${pendingTraces === 1 ? "is" : "are"} still to be looked through.`;
}

/** Beside figures that findings decide. */
export function mayStillGrow(pendingTraces: number): string {
  return pendingTraces === 0 ? "" : `may still grow: ${stillToLookThrough(pendingTraces)}`;
}

/** Beside effects of more pairs than are compared. */
export function busiestPairsOnly(handoffs?: number): string {
  const of = handoffs === undefined ? "" : `, with ${formatQuantity(handoffs, "handoff")}`;
  return `There are more pairs of agents than are compared: these are the busiest${of}.`;
}

export function nothingFound(pendingTraces: number): string {
  return `Nothing was found wrong ${pendingTraces === 0 ? "in this time" : "so far"}.`;
}

/** Above open findings. */
export function describeOpenFindings(pendingTraces: number): string {
  return `What is wrong and still open, the gravest first. ${stillToLookThrough(pendingTraces)}`.trim();
}
