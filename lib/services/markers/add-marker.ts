import { randomUUID } from "node:crypto";
import { findMarker, insertMarker } from "@/db/queries/markers";
import type { MarkerBody, MarkerDto } from "@/lib/contracts/marker";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { toMarkerDto } from "./to-marker-dto";

/** Once a key, however often a pipeline sends it: later ones get the first one's answer. */
export async function addMarker(
  ctx: ServiceContext,
  { title, kind, at = ctx.now(), key = randomUUID(), ...body }: MarkerBody,
): Promise<{ marker: MarkerDto; isNew: boolean }> {
  requireScope(ctx, "ingest");
  const { projectId } = ctx;
  const url = body.url ?? null;
  await refuseSecrets(ctx, asJson({ title, url, key }));
  const createdBy = actorName(ctx.actor);
  return ctx.db.transaction(async (db) => {
    const added = await insertMarker(db, { projectId, key, kind, title, at, url, createdBy });
    if (added) {
      const note = { action: "marker.create" as const, subject: `marker:${key}` };
      await writeAudit({ ...ctx, db }, { ...note, detail: { kind } });
    }
    const row = added ?? (await findMarker(db, { projectId, key }));
    if (!row) throw new AppError("conflict", "The marker was removed meanwhile; send it again.");
    return { marker: toMarkerDto(row), isNew: added !== undefined };
  });
}
