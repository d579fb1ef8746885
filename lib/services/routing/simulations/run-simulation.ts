import type { Db } from "@/db/client";
import { countPastHandoffs, listPastHandoffs, type PastRow } from "@/db/queries/past-handoffs";
import { addSimulateJob } from "@/db/queries/runtime/jobs";
import {
  beginSimulation,
  endSimulation,
  noteProgress,
  type SimulationKey,
  type SimulationRow,
  takeSilentSimulations,
} from "@/db/queries/simulations";
import { compileRules } from "@/lib/domain/routing/compile-rules";
import { joinSimulated, NOTHING_SIMULATED, simulateRules } from "@/lib/domain/routing/simulate";
import { resultOf } from "@/lib/domain/routing/simulation-result";
import { toPast } from "../past-handoff";

export const SIMULATED_HANDOFFS_MAX = 100_000;
/** So many between two looks at whether somebody cancelled it; other work gets its turn between, too. */
const PART = 1_000;
const SILENT_MS = 30_000;

/** Works through the past, the newest first. A worker that takes it over begins it again. */
export async function runSimulation(
  db: Db,
  key: SimulationKey,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const begun = await beginSimulation(db, key);
  if (!begun) return;
  const turn = { ...key, lease: begun.lease };
  try {
    await workThrough(db, begun, signal);
  } catch (error) {
    // Who stops at work leaves it to the next worker.
    if (!signal.aborted) await endSimulation(db, turn, { status: "failed" });
    throw error;
  }
}

async function workThrough(db: Db, begun: SimulationRow, signal: AbortSignal): Promise<void> {
  const { projectId, id, lease } = begun;
  const turn = { projectId, id, lease };
  const rules = compileRules(begun.document);
  const total = await countPastHandoffs(db, { projectId, limit: SIMULATED_HANDOFFS_MAX });
  let seen = NOTHING_SIMULATED;
  let newest: PastRow | undefined;
  let last: PastRow | undefined;
  while (seen.counted < total) {
    signal.throwIfAborted();
    const limit = Math.min(PART, total - seen.counted);
    const rows = await listPastHandoffs(db, { projectId, before: last, limit });
    if (rows.length === 0) break;
    newest ??= rows[0];
    last = rows.at(-1);
    seen = joinSimulated(seen, simulateRules(rules, rows.map(toPast)));
    if (!(await noteProgress(db, turn, { total, counted: seen.counted }))) return;
  }
  await endSimulation(db, turn, {
    status: "done",
    result: resultOf(seen),
    newestAt: newest?.firstSignAt ?? null,
    oldestAt: last?.firstSignAt ?? null,
  });
}

/** Gives those whose worker is gone to another one. */
export async function resumeSimulations(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const silent = await takeSilentSimulations(tx, { silentMs: SILENT_MS });
    for (const key of silent) await addSimulateJob(tx, key);
    return silent.length;
  });
}
