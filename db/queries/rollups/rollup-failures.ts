import { and, eq, sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { RollupKind } from "../../../lib/domain/rollups/kinds";
import type { Db } from "../../client";
import { rollupFailure } from "../../schema";

/** The first wait; each further failure doubles it. */
const WAIT_SECONDS = 30;
const WAIT_SECONDS_MAX = 3_600;
const DOUBLINGS_MAX = 10;

type Place = { projectId: ProjectId; kind: RollupKind };
export type RollupFailure = typeof rollupFailure.$inferSelect;

function waitFor(failures: SQL): SQL {
  return sql`now() + make_interval(secs => least(${WAIT_SECONDS_MAX}::float8,
    ${WAIT_SECONDS} * power(2, least(${failures}, ${DOUBLINGS_MAX}))))`;
}

/** Until it is tried again, the project is left out of rounds. */
export async function noteRollupFailure(
  db: Db,
  { reason, ...place }: Place & { reason: string },
): Promise<RollupFailure | undefined> {
  const [row] = await db
    .insert(rollupFailure)
    .values({ ...place, reason, retryAt: waitFor(sql`0`) })
    .onConflictDoUpdate({
      target: [rollupFailure.projectId, rollupFailure.kind],
      set: {
        reason,
        failures: sql`${rollupFailure.failures} + 1`,
        failedAt: sql`now()`,
        retryAt: waitFor(sql`${rollupFailure.failures}`),
      },
    })
    .returning();
  return row;
}

export async function forgetRollupFailure(db: Db, { projectId, kind }: Place): Promise<void> {
  await db
    .delete(rollupFailure)
    .where(and(eq(rollupFailure.projectId, projectId), eq(rollupFailure.kind, kind)));
}

export async function listRollupFailures(db: Db, projectId: ProjectId): Promise<RollupFailure[]> {
  return db
    .select()
    .from(rollupFailure)
    .where(eq(rollupFailure.projectId, projectId))
    .orderBy(rollupFailure.kind);
}

/** Of a project in `quiet`: it is neither one of these nor one that failed lately. */
export function hasTurn(kind: RollupKind, passed: readonly ProjectId[]): SQL {
  return sql`project_id <> all(${sql.param([...passed])}::text[]) and not exists (
      select from rollup_failure f
      where f.project_id = quiet.project_id and f.kind = ${kind} and f.retry_at > now()
    )`;
}
