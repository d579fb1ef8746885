import {
  type CauseRow,
  countCausesByStatus,
  countCausesByStep,
  listCauses as findCauses,
} from "@/db/queries/findings/list-causes";
import {
  CAUSE_EXPORT_MAX,
  type FindingCauseDto,
  type FindingCauseExportQuery,
  type FindingCauseList,
  type FindingCauseQuery,
} from "@/lib/contracts/finding-cause";
import { stepBorders } from "@/lib/domain/rollups/steps";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, integerOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { closePeriod } from "../stats/sum-rollup";
import { toCauseDto } from "./to-cause-dto";

type Filters = Pick<
  FindingCauseQuery,
  "from" | "to" | "zone" | "status" | "kind" | "severity" | "q"
>;

/** What is wrong in the traces of a period, one item a cause, the gravest and most frequent first. */
export async function listCauses(
  ctx: ServiceContext,
  { limit, cursor, ...filters }: FindingCauseQuery,
): Promise<FindingCauseList> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, async (reader) => {
    const { db, projectId } = reader;
    const period = await closePeriod(reader, filters);
    const borders = period ? stepBorders(period, filters.zone) : [];
    const rows = await findCauses(db, {
      ...toRead(reader, filters),
      after: cursor === undefined ? undefined : keyFrom(cursor),
      limit: limit + 1,
    });
    const trends = await readTrends(reader, { rows, borders });
    const page = toPage(rows, {
      limit,
      keyOf: ({ rank, count, id }) => [BigInt(rank), BigInt(count), id],
      toItem: (row) => toCauseDto(row, trends.get(row.id) ?? []),
    });
    const counted = await countCausesByStatus(db, { projectId, ...filters });
    return {
      ...page,
      steps: borders.slice(0, -1).map(formatInstant),
      counts: {
        open: 0,
        muted: 0,
        resolved: 0,
        ...Object.fromEntries(counted.map(({ status, count }) => [status, count])),
      },
    };
  });
}

/** All that the list finds, as a file. */
export async function exportCauses(
  ctx: ServiceContext,
  filters: FindingCauseExportQuery,
): Promise<FindingCauseDto[]> {
  requireScope(ctx, "read");
  const rows = await readInTime(ctx, {}, (reader) =>
    findCauses(reader.db, { ...toRead(reader, filters), limit: CAUSE_EXPORT_MAX }),
  );
  return rows.map((row) => toCauseDto(row, []));
}

function toRead(
  { projectId }: ServiceContext,
  { from, to, status, kind, severity, q }: Omit<Filters, "zone">,
) {
  return { projectId, from, to, status, kind, severity, text: q === "" ? undefined : q };
}

function keyFrom(cursor: string) {
  const [rank, count, id = ""] = decodeCursor(cursor, 3);
  return { rank: Number(integerOfCursor(rank)), count: Number(integerOfCursor(count)), id };
}

/** Zeros where it was not found. */
async function readTrends(
  { db, projectId }: ServiceContext,
  { rows, borders }: { rows: readonly CauseRow[]; borders: readonly Nanos[] },
): Promise<Map<string, number[]>> {
  if (rows.length === 0 || borders.length < 2) return new Map();
  const ids = rows.map(({ id }) => id);
  const trends = new Map(ids.map((id) => [id, borders.slice(1).map(() => 0)]));
  for (const { id, slot, count } of await countCausesByStep(db, { projectId, ids, borders })) {
    const trend = trends.get(id);
    if (trend) trend[slot - 1] = count;
  }
  return trends;
}
