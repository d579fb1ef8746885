import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { FoldEvent } from "@/lib/domain/handoff/fold-event";
import { foldHandoff } from "@/lib/domain/handoff/fold";
import type { Handoff, PlacedHandoff } from "@/lib/domain/handoff/handoff";
import type { HandoffId } from "@/lib/domain/ids";
import { placeHandoffs, type AgentRoles } from "@/lib/domain/trace/place-handoffs";
import { fromHandoffRow } from "./handoff-row";

export type Refolded = {
  /** All handoffs of the trace, in order. */
  placed: PlacedHandoff[];
  /** Those whose stored row is missing or different. */
  changed: PlacedHandoff[];
  /** Stored handoffs that no event speaks of any more: a better translation took their place. */
  gone: HandoffId[];
};

/**
 * One trace's handoffs after a batch: the touched ones folded from their events, the others as stored,
 * all of them placed together.
 */
export function refoldTrace({
  events,
  stored,
  retranslated,
  roles,
}: {
  /** Every event, old and new, of the handoffs that the batch touched. */
  events: readonly FoldEvent[];
  stored: readonly HandoffRow[];
  /** Stored handoffs that came from spans which have now been translated again. */
  retranslated: ReadonlySet<HandoffId>;
  roles: AgentRoles;
}): Refolded {
  const folded = foldAll(events);
  const isGone = (id: HandoffId) => retranslated.has(id) && !folded.has(id);
  const before = new Map(stored.map((row) => [row.id, fromHandoffRow(row)]));
  const untouched = [...before.values()].filter(({ id }) => !folded.has(id) && !isGone(id));

  const placed = placeHandoffs([...folded.values(), ...untouched], roles);
  const changed = placed.filter((handoff) => isChanged(handoff, before.get(handoff.id), folded));
  return { placed, changed, gone: [...before.keys()].filter(isGone) };
}

function foldAll(events: readonly FoldEvent[]): Map<HandoffId, Handoff> {
  const folded = new Map<HandoffId, Handoff>();
  for (const [id, group] of Map.groupBy(events, ({ event }) => event.handoff_id)) {
    const handoff = foldHandoff(group);
    if (handoff) folded.set(id, handoff);
  }
  return folded;
}

function isChanged(
  after: PlacedHandoff,
  before: PlacedHandoff | undefined,
  folded: ReadonlyMap<HandoffId, Handoff>,
): boolean {
  if (!before || folded.has(after.id)) return true;
  return (
    before.seq !== after.seq ||
    before.type !== after.type ||
    before.parentId !== after.parentId ||
    before.outcome !== after.outcome
  );
}
