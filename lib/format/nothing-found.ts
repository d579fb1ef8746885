import { formatQuantity } from "./count";

/** What nobody has looked at yet is not healthy. */
export function nothingFound(pendingTraces: number): string {
  return pendingTraces === 0
    ? "Nothing was found wrong in this time."
    : `Nothing was found wrong so far; ${formatQuantity(pendingTraces, "trace")} still to look through.`;
}
