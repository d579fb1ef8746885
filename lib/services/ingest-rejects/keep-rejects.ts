import { createHash } from "node:crypto";
import { upsertIngestRejects, type IngestRejectRow } from "@/db/queries/ingest-rejects";
import type { IngestResult } from "@/lib/contracts/ingest";
import type { Json } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import type { ServiceContext } from "../context";

const BODY_CHARS_MAX = 256 * 1024;
const ID_HEX_CHARS = 32;

type Rejected = IngestResult["rejected"][number];

/** Keeps refused events with their reason, so that they can be looked at, mended and replayed. */
export async function keepRejects(
  ctx: ServiceContext,
  {
    rejected,
    values,
    source,
  }: {
    rejected: readonly Rejected[];
    /** What was sent, already masked; `index` of a rejected event points into it. */
    values: readonly (Json | UnreadableLine)[];
    source: string;
  },
): Promise<void> {
  if (rejected.length === 0) return;
  const at = new Date(msFromNanos(ctx.now()));
  const rows = new Map<string, IngestRejectRow>();
  for (const reject of rejected) {
    const row = toRow(reject, { ctx, source, at, value: values[reject.index] });
    const known = rows.get(row.id);
    rows.set(row.id, known ? { ...known, times: known.times + 1 } : row);
  }
  await upsertIngestRejects(ctx.db, [...rows.values()]);
}

function toRow(
  { code, message, event_id: eventId }: Rejected,
  of: {
    ctx: ServiceContext;
    source: string;
    at: Date;
    value: Json | UnreadableLine | undefined;
  },
): IngestRejectRow {
  const text = of.value instanceof UnreadableLine ? undefined : JSON.stringify(of.value);
  const body = text !== undefined && text.length <= BODY_CHARS_MAX ? text : null;
  const id = createHash("sha256")
    .update(JSON.stringify([of.source, message, text ?? null]))
    .digest("hex")
    .slice(0, ID_HEX_CHARS);
  return {
    projectId: of.ctx.projectId,
    id,
    source: of.source,
    code,
    message,
    eventId,
    body,
    times: 1,
    firstAt: of.at,
    lastAt: of.at,
    replayedAt: null,
  };
}
