import {
  findStream,
  listPieces,
  markStreamRead,
  type PieceRow,
  type StreamRow,
} from "@/db/queries/runtime/streams";
import { findTask, type TaskKey, type TaskRow } from "@/db/queries/runtime/tasks";
import type { HandoffId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { actingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { mayAdminister, requireScope } from "../require-scope";

const PIECES_AT_ONCE = 50;

/** Refuses whom the handoff is not for; people read what their project holds. */
export async function requireStreamReader(
  ctx: ServiceContext,
  { handoffId, agent }: { handoffId: HandoffId; agent: string | undefined },
): Promise<{ isCallee: boolean }> {
  const isPerson = ctx.actor.kind === "user" && agent === undefined;
  requireScope(ctx, isPerson ? "read" : "run");
  const task = await findTask(ctx.db, { projectId: ctx.projectId, handoffId });
  if (!task) throw new AppError("not_found", `There is no handoff ${handoffId}.`);
  if (task.pattern !== "streaming") {
    throw new AppError("conflict", `The handoff ${handoffId} is no stream.`);
  }
  if (isPerson) return { isCallee: false };
  const reader = actingAgent(ctx, agent);
  const isCallee = [task.toAgent, task.holder].includes(reader);
  if (isCallee || reader === task.fromAgent || mayAdminister(ctx)) return { isCallee };
  throw new AppError("forbidden", `${reader} may not read this handoff: it is not to it.`);
}

type Read = {
  pieces: PieceRow[];
  /** Nothing more will come: its sender ended it, or the handoff was over before. */
  end: { isComplete: boolean; state: string } | undefined;
};

/** What follows `after`, as far as it is decided. */
export async function readStream(
  { db }: ServiceContext,
  key: TaskKey,
  after: number,
): Promise<Read> {
  // The handoff first: what was written before it ended is then seen.
  const task = await findTask(db, key);
  const stream = await findStream(db, key);
  const pieces = await listPieces(db, { ...key, after, limit: PIECES_AT_ONCE });
  const isRead = (pieces.at(-1)?.toByte ?? after) >= (stream?.decidedBytes ?? 0);
  return { pieces, end: isRead ? endOf(task, stream) : undefined };
}

function endOf(task: TaskRow | undefined, stream: StreamRow | undefined): Read["end"] {
  if (!task) return { isComplete: false, state: "cancelled" };
  if (stream?.isEnded) return { isComplete: true, state: task.state };
  return task.endedAt === null ? undefined : { isComplete: false, state: task.state };
}

/** Makes room for its sender. */
export async function markRead(ctx: ServiceContext, key: TaskKey, toByte: number): Promise<void> {
  await markStreamRead(ctx.db, key, toByte);
}
