import { findIngestReject, markIngestRejectReplayed } from "@/db/queries/ingest-rejects";
import type { IngestResult } from "@/lib/contracts/ingest";
import type { Json } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { requireScope } from "../require-scope";
import { replayBlocked } from "./replay-blocked";

/** Sends a refused event in again, as when a newer Baton knows what an older one did not. */
export async function replayReject(ctx: ServiceContext, id: string): Promise<IngestResult> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const reject = await findIngestReject(db, { projectId, id });
  if (!reject) throw new AppError("not_found", `There is no rejected input ${id}.`);
  const blocked = replayBlocked(reject);
  if (blocked !== null) throw new AppError("conflict", blocked);
  const value: Json = JSON.parse(reject.body ?? "null");
  const result = await ingestEvents(ctx, { values: [value], source: reject.source });
  const [refused] = result.rejected;
  if (refused) throw new AppError("invalid_input", refused.message);
  await audited(ctx, async (inside) => {
    const at = new Date(msFromNanos(ctx.now()));
    await markIngestRejectReplayed(inside.db, { projectId, id, at });
    return { result: null, note: { action: "reject.replay", subject: `reject:${id}` } };
  });
  return result;
}
