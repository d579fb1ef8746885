import { findTask } from "@/db/queries/runtime/tasks";
import type { BoardWritten } from "@/lib/contracts/blackboard";
import type { BoardKey, ExpectedVersion } from "@/lib/domain/blackboard/key";
import type { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { boardAgent, requireWritable } from "./board-access";
import { type BoardOrigin, storeValue } from "./store-value";

type Writing = {
  key: BoardKey;
  value: Json;
  agent: string | undefined;
  expected: ExpectedVersion;
  /** The handoff that the agent works on; its trace shows the writing. */
  handoffId: HandoffId | undefined;
};

/** Stores a new version of a key, without its secrets; what was there stays readable as a version. */
export async function writeValue(
  ctx: ServiceContext,
  { key, value, agent, expected, handoffId }: Writing,
): Promise<BoardWritten & { trace_id: string | null }> {
  requireScope(ctx, "run");
  const writer = boardAgent(ctx, agent);
  const place = { projectId: ctx.projectId, key };
  const masked = await withoutSecrets(ctx, value);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    await requireWritable(inside, { ...place, agent: writer });
    const origin = handoffId && (await originOf(inside, handoffId));
    const version = await storeValue(inside, { ...place, value: masked, writer, expected, origin });
    if (version !== undefined) return { key, version, trace_id: origin?.traceId ?? null };
    throw new AppError(
      "precondition_failed",
      `${key} is not at the version that If-Match names: read it again, then write.`,
    );
  });
}

async function originOf(
  { db, projectId }: ServiceContext,
  handoffId: HandoffId,
): Promise<BoardOrigin> {
  const task = await findTask(db, { projectId, handoffId });
  if (!task) throw new AppError("not_found", `There is no handoff ${handoffId}.`);
  return { traceId: task.traceId, handoffId };
}
