import type { RollupRow } from "@/db/queries/rollups/write-rollup";
import { sumParts, toPart } from "@/lib/domain/rollups/figures";
import type { ProjectId } from "@/lib/domain/ids";

/** The hours of a day added up, by each key of each dimension. */
export function toDayRows(
  { projectId, day }: { projectId: ProjectId; day: number },
  hours: readonly RollupRow[],
): RollupRow[] {
  const groups = Map.groupBy(hours, ({ dimension, a, b, c }) =>
    JSON.stringify([dimension, a, b, c]),
  );
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { dimension, a, b, c } = first;
    const { context_lost, handoff_ms, ...counts } = toPart(sumParts(rows.map(partOf)));
    return [
      {
        projectId,
        grain: "day",
        dimension,
        at: day,
        a,
        b,
        c,
        ...counts,
        contextLost: context_lost,
        handoffMs: handoff_ms,
      },
    ];
  });
}

function partOf({ contextLost, handoffMs, ...row }: RollupRow) {
  return { ...row, context_lost: contextLost, handoff_ms: handoffMs };
}
