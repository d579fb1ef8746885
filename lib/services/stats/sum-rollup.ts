import type { Db } from "@/db/client";
import { findExtent, readRollup, type RollupRead } from "@/db/queries/rollups/read-rollup";
import { addPart, emptyRollup, type Rollup } from "@/lib/domain/rollups/figures";
import { startOfHour } from "@/lib/domain/rollups/hours";
import type { ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";

export type Period = { from?: Nanos | undefined; to?: Nanos | undefined };

/** What the handoffs of one step and of one key of a dimension come to. */
export type KeyedRollup = Rollup & {
  slot: number;
  a: string | null;
  b: string | null;
  c: string | null;
};

/** An open end is where the project's handoffs end; undefined: there are none in the period. */
export async function closePeriod(
  db: Db,
  projectId: ProjectId,
  { from, to }: Period,
): Promise<{ from: Nanos; to: Nanos } | undefined> {
  const closed =
    from !== undefined && to !== undefined
      ? { from, to }
      : await closeAtExtent(db, projectId, { from, to });
  return closed && closed.from < closed.to ? closed : undefined;
}

async function closeAtExtent(db: Db, projectId: ProjectId, { from, to }: Period) {
  const extent = await findExtent(db, projectId);
  if (!extent) return undefined;
  return { from: from ?? startOfHour(extent.firstHour), to: to ?? startOfHour(extent.endHour) };
}

export async function sumRollup(db: Db, read: RollupRead): Promise<KeyedRollup[]> {
  const sums = new Map<string, KeyedRollup>();
  for (const part of await readRollup(db, read)) {
    const { slot, a, b, c } = part;
    const key = JSON.stringify([slot, a, b, c]);
    const sum = sums.get(key) ?? { ...emptyRollup(), slot, a, b, c };
    sums.set(key, sum);
    addPart(sum, part);
  }
  return [...sums.values()];
}

/** The sums of a period as a whole, the most frequent key first. */
export async function sumPeriod(
  db: Db,
  { from, to, ...read }: Omit<RollupRead, "borders"> & Period,
): Promise<KeyedRollup[]> {
  const period = await closePeriod(db, read.projectId, { from, to });
  if (!period) return [];
  const sums = await sumRollup(db, { ...read, borders: [period.from, period.to] });
  return sums.sort((one, other) => other.count - one.count || compareKeys(one, other));
}

function compareKeys(one: KeyedRollup, other: KeyedRollup): number {
  const [left, right] = [one, other].map(({ a, b, c }) => JSON.stringify([a, b, c]));
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
