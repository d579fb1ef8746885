import type { Db } from "@/db/client";
import {
  deleteRepeatedMarks,
  type Due,
  listQuiet,
  type Marks,
  takeMarks,
  tryLock,
} from "@/db/queries/rollups/marks";
import { forgetRollupFailure, noteRollupFailure } from "@/db/queries/rollups/rollup-failures";
import { describeError } from "@/lib/describe-error";
import type { ProjectId } from "@/lib/domain/ids";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";

/** One kind of figures that is added up in the background, project by project. */
export type Work = {
  marks: Marks;
  everyMs: number;
  /** What is still written to is read in finer parts; adding it up again would be for nothing. */
  quietMs: number;
  perRound: number;
  /** In the transaction that took the marks away, under their lock. */
  addUp: (tx: Db, due: Due) => Promise<void>;
};

/** Adds up what has become quiet; safe on every node at once. Returns how to stop it. */
export function startAddingUp(db: Db, work: Work, now: () => Nanos): () => Promise<void> {
  const { marks, everyMs, quietMs } = work;
  return keepDoing(`adding up ${marks.kind}`, everyMs, async () => {
    const startedAt = performance.now();
    await deleteRepeatedMarks(db, marks);
    const count = await addUpInTurn(db, work, new Date(msFromNanos(now()) - quietMs));
    // Rest in its own length: ingest and people come first.
    return count === 0 ? everyMs : performance.now() - startedAt;
  });
}

/**
 * Adds up what is due of one project; returns how much that was, and 0 when nothing is left. Whose turn
 * fails is noted and left alone for a while, and holds up no other.
 */
export async function addUpInTurn(db: Db, work: Work, quietSince: Date): Promise<number> {
  const passed: ProjectId[] = [];
  for (;;) {
    const due = await listQuiet(db, work.marks, {
      since: quietSince,
      limit: work.perRound,
      passed,
    });
    if (!due) return 0;
    const count = await addUpOne(db, work, due);
    if (count > 0) return count;
    passed.push(due.projectId);
  }
}

/** Returns 0 where another node is at it. */
async function addUpOne(db: Db, { marks, addUp }: Work, due: Due): Promise<number> {
  const { projectId } = due;
  const { kind } = marks;
  try {
    return await db.transaction(async (tx) => {
      if (!(await tryLock(tx, marks, projectId))) return 0;
      await takeMarks(tx, marks, due);
      await addUp(tx, due);
      await forgetRollupFailure(tx, { projectId, kind });
      return due.at.length;
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

/**
 * PostgreSQL quotes values and files; whoever reads this has a right to neither. Where one ends is not to be
 * told: it may have quotes of its own, and be cut off.
 */
function withoutQuotes(reason: string): string {
  return reason.replace(/".*/s, "…");
}
