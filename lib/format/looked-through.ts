import { formatQuantity } from "./count";

/** What nobody has looked at yet is not healthy. */
function stillToLookThrough(pendingTraces: number): string {
  if (pendingTraces === 0) return "";
  return `${formatQuantity(pendingTraces, "trace")} ${pendingTraces === 1 ? "is" : "are"} still to be looked through.`;
}

export function nothingFound(pendingTraces: number): string {
  return `Nothing was found wrong ${pendingTraces === 0 ? "in this time" : "so far"}.`;
}

/** Above open findings. */
export function describeOpenFindings(pendingTraces: number): string {
  return `What is wrong and still open, the gravest first. ${stillToLookThrough(pendingTraces)}`.trim();
}
