import type { IngestResult } from "@/lib/contracts/ingest";
import type { Json } from "@/lib/domain/json";
import { maskJson } from "@/lib/domain/masking/mask";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import { repairText } from "@/lib/ingest/guard/repair-text";
import { parseNativeEvents } from "@/lib/ingest/native/parse-events";
import type { ServiceContext } from "../context";
import { keepRejects } from "../ingest-rejects/keep-rejects";
import { recordEvents } from "../recording/record-events";
import { requireScope } from "../require-scope";
import { fingerprintOf } from "./fingerprint";

/**
 * The one way in for native events, whichever door they came through: repaired, masked, checked one by
 * one, then stored together. A bad event never sinks its neighbours, and is kept with its reason.
 */
export async function ingestEvents(
  ctx: ServiceContext,
  { values, source }: { values: readonly (Json | UnreadableLine)[]; source: string },
): Promise<IngestResult> {
  requireScope(ctx, "ingest");
  const fingerprint = fingerprintOf(ctx.projectId);
  const safe = values.map((value) =>
    value instanceof UnreadableLine ? value : maskJson(repairText(value), fingerprint),
  );
  const { accepted: items, rejected } = parseNativeEvents(safe);
  await keepRejects(ctx, { rejected, values: safe, source });
  const { accepted, duplicates } = await recordEvents(ctx, { items, source });
  return { accepted, duplicates, rejected };
}
