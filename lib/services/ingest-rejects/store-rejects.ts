import { createHash } from "node:crypto";
import { upsertIngestRejects, type IngestRejectRow } from "@/db/queries/ingest-rejects";
import type { RejectKind } from "@/lib/domain/ingest/reject-kind";
import type { Json } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

export const BODY_CHARS_MAX = 256 * 1024;
/** Of what is no JSON; the mask has seen more, so that no secret is cut in two. */
const EXCERPT_CHARS_MAX = 16 * 1024;
const ID_HEX_CHARS = 32;

/** `sent` is masked already. */
export type Refused = {
  kind: RejectKind;
  code: string;
  message: string;
  eventId: string | null;
  sent: Json | undefined;
};

/** Writes refusals with their reason; the same one again is one row that counts. */
export async function storeRejects(
  ctx: ServiceContext,
  { source, refused }: { source: string; refused: readonly Refused[] },
): Promise<void> {
  if (refused.length === 0) return;
  const at = new Date(msFromNanos(ctx.now()));
  const rows = new Map<string, IngestRejectRow>();
  for (const each of refused) {
    const row = toRow(each, { ctx, source, at });
    const known = rows.get(row.id);
    rows.set(row.id, known ? { ...known, times: known.times + 1 } : row);
  }
  await upsertIngestRejects(ctx.db, [...rows.values()]);
}

function toRow(
  { kind, code, message, eventId, sent }: Refused,
  { ctx, source, at }: { ctx: ServiceContext; source: string; at: Date },
): IngestRejectRow {
  const text = textOf(sent);
  const id = createHash("sha256")
    .update(JSON.stringify([source, message, text]))
    .digest("hex")
    .slice(0, ID_HEX_CHARS);
  return {
    projectId: ctx.projectId,
    id,
    source,
    kind,
    code,
    message,
    eventId,
    body: text !== null && text.length <= BODY_CHARS_MAX ? text : null,
    times: 1,
    firstAt: at,
    lastAt: at,
    replayedAt: null,
  };
}

function textOf(sent: Json | undefined): string | null {
  if (sent === undefined) return null;
  return JSON.stringify(typeof sent === "string" ? sent.slice(0, EXCERPT_CHARS_MAX) : sent);
}
