import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { ROLLUP_DIMENSIONS } from "../../../lib/domain/rollups/dimensions";
import { HOUR_NS, HOURS_PER_DAY, HOURS_PER_WEEK } from "../../../lib/domain/rollups/hours";
import type { Db } from "../../client";
import { rollup } from "../../schema";
import { rowsFrom } from "../bulk";
import { addUp, countedColumns } from "./counted-handoffs";
import type { Due } from "./marks";

export type RollupRow = typeof rollup.$inferSelect;

const FIGURES = sql`count, decided, succeeded, incomplete, context_lost, begun, sized, bytes, timed,
  handoff_ms, latencies`;

/** Counts the handoffs of these hours again, by every dimension. */
export async function replaceHours(db: Db, { projectId, at: hours }: Due): Promise<void> {
  await db
    .delete(rollup)
    .where(
      and(
        eq(rollup.projectId, projectId),
        inArray(rollup.dimension, ROLLUP_DIMENSIONS),
        eq(rollup.grain, "hour"),
        inArray(rollup.at, hours),
      ),
    );
  const counted = ROLLUP_DIMENSIONS.map(
    (dimension) => sql`select ${sql.raw(`'${dimension}'`)}, slot, a, b, c, ${FIGURES}
      from (${addUp(dimension)}) as ${sql.raw(dimension === "all" ? "every" : dimension)}`,
  );
  const hour = sql.raw(`${HOUR_NS}`);
  await db.execute(sql`
    with own as materialized (
      select ${countedColumns(sql`hours.hour`)}
      from unnest(${sql.param(hours)}::int[]) as hours(hour)
      join lateral (
        select * from handoff where project_id = ${projectId}
          and first_sign_at >= hours.hour::bigint * ${hour}
          and first_sign_at < (hours.hour::bigint + 1) * ${hour}
        -- Each hour by its index, however many there are.
        offset 0
      ) h on true
    )
    insert into rollup (project_id, grain, dimension, at, a, b, c, ${FIGURES})
    select ${projectId}, 'hour', r.* from (${sql.join(counted, sql` union all `)}) as r`);
}

/** What a day or a week is added up of, and how many hours it has. */
const PARTS = {
  day: { grain: "hour", hours: HOURS_PER_DAY },
  week: { grain: "day", hours: HOURS_PER_WEEK },
} as const;

export type Coarser = { projectId: ProjectId; grain: "day" | "week"; at: number };

/** The hours of a day or the days of a week, of every dimension. */
export async function listPartsOf(db: Db, { projectId, grain, at }: Coarser): Promise<RollupRow[]> {
  const parts = PARTS[grain];
  return db
    .select()
    .from(rollup)
    .where(
      and(
        eq(rollup.projectId, projectId),
        inArray(rollup.dimension, ROLLUP_DIMENSIONS),
        eq(rollup.grain, parts.grain),
        gte(rollup.at, at),
        lt(rollup.at, at + parts.hours),
      ),
    );
}

export async function replaceCoarser(
  db: Db,
  { projectId, grain, at, rows }: Coarser & { rows: readonly RollupRow[] },
): Promise<void> {
  await db
    .delete(rollup)
    .where(
      and(
        eq(rollup.projectId, projectId),
        inArray(rollup.dimension, ROLLUP_DIMENSIONS),
        eq(rollup.grain, grain),
        eq(rollup.at, at),
      ),
    );
  if (rows.length === 0) return;
  await db.execute(sql`insert into rollup select * from ${rowsFrom(rollup, rows)}`);
}
