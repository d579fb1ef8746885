import type { Db } from "@/db/client";
import { forgetRollupFailure, noteRollupFailure } from "@/db/queries/rollups/rollup-failures";
import { describeError } from "@/lib/describe-error";
import type { ProjectId } from "@/lib/domain/ids";
import type { RollupKind } from "@/lib/domain/rollups/kinds";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";

type Due = { projectId: ProjectId };
type Work<Found extends Due> = {
  kind: RollupKind;
  /** What is due of one project that is none of those that were passed over. */
  list: (passed: readonly ProjectId[]) => Promise<Found | undefined>;
  /** Returns how much it was; 0 where another node is at it. */
  addUp: (tx: Db, due: Found) => Promise<number>;
};

/**
 * Adds up what is due of one project; returns how much that was, and 0 when nothing is left. Whose turn
 * fails is noted and left alone for a while, and holds up no other.
 */
export async function addUpInTurn<Found extends Due>(db: Db, work: Work<Found>): Promise<number> {
  const passed: ProjectId[] = [];
  for (;;) {
    const due = await work.list(passed);
    if (!due) return 0;
    const count = await addUpOne(db, work, due);
    if (count > 0) return count;
    passed.push(due.projectId);
  }
}

async function addUpOne<Found extends Due>(
  db: Db,
  { kind, addUp }: Work<Found>,
  due: Found,
): Promise<number> {
  const { projectId } = due;
  try {
    return await db.transaction(async (tx) => {
      const count = await addUp(tx, due);
      if (count > 0) await forgetRollupFailure(tx, { projectId, kind });
      return count;
    });
  } catch (error) {
    const reason = withoutQuotes(describeError(error).reason ?? "unknown");
    // Where the database itself is gone, this fails, too, and the round with it.
    const noted = await noteRollupFailure(db, { projectId, kind, reason });
    log.error(
      { err: error, projectId, kind, failures: noted?.failures, retryAt: noted?.retryAt },
      "the figures of a project could not be added up; its turn comes again",
    );
    metrics().rounds.inc({ what: `rollup ${kind}` });
    return 0;
  }
}

/** PostgreSQL quotes values and files; whoever reads this has a right to neither. */
function withoutQuotes(reason: string): string {
  return reason.replaceAll(/"[^"]*"?/g, "…");
}
