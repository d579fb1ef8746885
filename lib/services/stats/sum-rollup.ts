import type { Db } from "@/db/client";
import {
  findExtent,
  findLastBegin,
  readRollup,
  type RollupRead,
} from "@/db/queries/rollups/read-rollup";
import { addPart, emptyRollup, type Rollup } from "@/lib/domain/rollups/figures";
import type { RolledUpComponent } from "@/lib/domain/rollups/latencies";
import { startOfHour } from "@/lib/domain/rollups/hours";
import { nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

type Reader = Pick<ServiceContext, "db" | "projectId" | "now">;
type Period = { from?: Nanos | undefined; to?: Nanos | undefined };

/** What the handoffs of one step and of one key of a dimension come to. */
export type KeyedRollup = Rollup & {
  slot: number;
  a: string | null;
  b: string | null;
  c: string | null;
};

/** A sender's clock may be ahead. */
const AHEAD_MAX = nanosFromMs(3_600_000);

/**
 * A period without a beginning begins in the hour of the project's first handoff. One that goes on ends
 * now, or with what comes from a clock that is somewhat ahead; without either, with the last handoff:
 * beyond now only where that is dated so. Undefined: there are none.
 */
export async function closePeriod(
  reader: Reader,
  { from, to }: Period,
): Promise<{ from: Nanos; to: Nanos } | undefined> {
  if (from !== undefined && to !== undefined) return from < to ? { from, to } : undefined;
  const extent = await findExtent(reader.db, reader.projectId);
  if (!extent) return undefined;
  const last = startOfHour(extent.endHour);
  const closed = {
    from: from ?? startOfHour(extent.firstHour),
    to: to ?? (await endOf(reader, { from, last })),
  };
  return closed.from < closed.to ? closed : undefined;
}

/** `last`: the end of the last hour that has handoffs, which may well be to come. */
async function endOf(
  { db, projectId, now }: Reader,
  { from, last }: { from: Nanos | undefined; last: Nanos },
): Promise<Nanos> {
  const at = now();
  if (last <= at) return from === undefined ? last : at;
  const soon = nanos(at + AHEAD_MAX);
  const before = from === undefined || last < soon ? last : soon;
  const begun = await findLastBegin(db, { projectId, before });
  return begun === undefined || begun < at ? at : nanos(begun + 1n);
}

/** `component`: of the latencies, that one only. */
type Wanted = { component?: RolledUpComponent | undefined };

export async function sumRollup(
  db: Db,
  { component, ...read }: RollupRead & Wanted,
): Promise<KeyedRollup[]> {
  const parts = await readRollup(db, read);
  return parts.map((part) => {
    const { slot, a, b, c } = part;
    const sum = { ...emptyRollup(), slot, a, b, c };
    addPart(sum, part, component);
    return sum;
  });
}

/** The sums of a period as a whole, the most frequent key first. */
export async function sumPeriod(
  reader: Reader,
  { from, to, ...read }: Omit<RollupRead, "borders" | "projectId"> & Period & Wanted,
): Promise<KeyedRollup[]> {
  const period = await closePeriod(reader, { from, to });
  if (!period) return [];
  const { db, projectId } = reader;
  const sums = await sumRollup(db, { ...read, projectId, borders: [period.from, period.to] });
  return sums.sort((one, other) => other.count - one.count || compareKeys(one, other));
}

function compareKeys(one: KeyedRollup, other: KeyedRollup): number {
  const [left, right] = [one, other].map(({ a, b, c }) => JSON.stringify([a, b, c]));
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
