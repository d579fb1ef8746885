import type { Handoff } from "../handoff/handoff";
import { compareText } from "../json";
import type { Nanos } from "../time";

/** When a handoff takes its place in the trace. */
export function orderAt(handoff: Pick<Handoff, "initiatedAt" | "firstSignAt">): Nanos {
  return handoff.initiatedAt ?? handoff.firstSignAt;
}

/** By instant, then by the handoff count that the sender passed on, then by id: a total order. */
export function compareHandoffs(a: Handoff, b: Handoff): number {
  const [aAt, bAt] = [orderAt(a), orderAt(b)];
  if (aAt !== bAt) return aAt < bAt ? -1 : 1;
  return senderOrder(a) - senderOrder(b) || compareText(a.id, b.id);
}

function senderOrder({ loopState }: Handoff): number {
  return loopState?.handoff_count ?? Number.MAX_SAFE_INTEGER;
}
