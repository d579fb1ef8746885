import type { SpanRow, TraceKeys } from "@/db/queries/record/spans";
import type { SeenTrace } from "@/db/queries/record/traces";
import type { ProjectId, TraceId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { Batch } from "./batch";

/** A batch after its rows are written, with the traces as the database now knows them. */
export type Touched = {
  projectId: ProjectId;
  batch: Batch;
  traces: readonly SeenTrace[];
  spans: readonly SpanRow[];
  /** Traces whose stored spans changed in another way: all of theirs are read and translated again. */
  changed?: ReadonlySet<TraceId>;
  /** Traces of which nothing was heard since are over, where nothing new came. */
  silentSince?: Nanos;
};

export function keysOf({ projectId }: Touched, traces: readonly SeenTrace[]): TraceKeys {
  return {
    projectId,
    days: [...new Set(traces.map(({ day }) => day))],
    ids: traces.map(({ id }) => id),
  };
}

/** A trace seen for the first time has nothing stored: nothing is read for it. */
export function knownTraces({ traces }: Touched): SeenTrace[] {
  return traces.filter(({ isNew }) => !isNew);
}

export function groupByTrace<Item extends { traceId: TraceId }>(
  items: readonly Item[],
): Map<TraceId, Item[]> {
  return Map.groupBy(items, ({ traceId }) => traceId);
}
