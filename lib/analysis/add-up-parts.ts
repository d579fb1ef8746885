import type { Db } from "@/db/client";
import {
  type Coarser,
  listPartsOf,
  replaceCoarser,
  type RollupRow,
} from "@/db/queries/rollups/write-rollup";
import { sumParts, toPart } from "@/lib/domain/rollups/figures";

/** A day out of its hours, or a week out of its days, by each key of each dimension. */
export async function addUpParts(tx: Db, of: Coarser): Promise<void> {
  await replaceCoarser(tx, { ...of, rows: toRows(of, await listPartsOf(tx, of)) });
}

function toRows({ projectId, grain, at }: Coarser, parts: readonly RollupRow[]): RollupRow[] {
  const groups = Map.groupBy(parts, ({ dimension, a, b, c }) =>
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
        grain,
        dimension,
        at,
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
