import {
  deleteTraces,
  listBusyTraces,
  listTracesOfSession,
  listTracesOfUser,
} from "@/db/queries/trace-deletion";
import { deleteRejects, findRejectsNaming } from "@/db/queries/ingest-rejects";
import { withTimeLimit } from "@/db/queries/time-limit";
import type { DeletedDto, DeletionBody } from "@/lib/contracts/data-life";
import { TraceId } from "@/lib/domain/ids";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createHmac } from "node:crypto";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";

const TRACES_AT_ONCE = 1_000;
/** Nothing is indexed by person: all spans of the project are looked at. */
const SEARCH_MS_MAX = 60_000;

/** Removes a trace, a session, or all that was done for one person: contexts, spans, work, approvals, refused input. */
export async function deleteData(
  ctx: ServiceContext,
  { kind, id, is_preview: isPreview }: DeletionBody,
): Promise<DeletedDto> {
  requireScope(ctx, "admin");
  const { projectId } = ctx;
  const found = await find(ctx, { kind, id });
  const ids = found.slice(0, TRACES_AT_ONCE);
  const isComplete = ids.length === found.length;
  if (isPreview) return { traces: found.length, is_complete: isComplete };
  const rejects = await rejectsNaming(ctx, [id, ...ids]);
  return audited(ctx, async ({ db }) => {
    const busy = await listBusyTraces(db, { projectId, ids });
    if (busy.length > 0) {
      const named = busy.slice(0, 5).join(", ");
      throw new AppError("conflict", `Work goes on in ${named}. Cancel or decide it first.`);
    }
    await deleteTraces(db, { projectId, ids });
    await deleteRejects(db, { projectId, ids: rejects });
    const deleted = { traces: ids.length, is_complete: isComplete };
    // The log stays: it must not keep the name of who asked to be forgotten.
    const subject = kind === "user" ? `user:${hashOf(id)}` : `${kind}:${id}`;
    return { result: deleted, note: { action: "data.delete", subject, detail: deleted } };
  });
}

/** Before anything is held: all that was refused is looked through. */
async function rejectsNaming(
  { db, projectId }: ServiceContext,
  names: readonly string[],
): Promise<string[]> {
  const found = await withTimeLimit(db, SEARCH_MS_MAX, (limited) =>
    findRejectsNaming(limited, { projectId, names }),
  );
  if (found.kind === "read") return found.value;
  const message = "Looking through all refused input took too long; nothing was deleted.";
  throw new AppError("query_too_slow", message);
}

async function find(
  ctx: ServiceContext,
  { kind, id }: Pick<DeletionBody, "kind" | "id">,
): Promise<TraceId[]> {
  const { db, projectId } = ctx;
  const place = { projectId, limit: TRACES_AT_ONCE + 1 };
  if (kind === "trace") return [(await requireTrace(ctx, TraceId.parse(id))).id];
  if (kind === "session") return listTracesOfSession(db, { ...place, sessionId: id });
  const read = await withTimeLimit(db, SEARCH_MS_MAX, (limited) =>
    listTracesOfUser(limited, { ...place, userId: id }),
  );
  if (read.kind === "read") return read.value;
  throw new AppError("query_too_slow", "Looking at every span took too long; delete by session.");
}

/** Keyed: whoever has a list of addresses must not find out which of them it was. */
function hashOf(id: string): string {
  return createHmac("sha256", env().BATON_SECRET).update(id).digest("hex").slice(0, 16);
}
