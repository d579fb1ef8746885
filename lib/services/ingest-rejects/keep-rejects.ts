import type { IngestResult } from "@/lib/contracts/ingest";
import type { Json } from "@/lib/domain/json";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import type { ServiceContext } from "../context";
import { storeRejects, type Refused } from "./store-rejects";

/** Keeps refused events with their reason, so that they can be looked at, mended and replayed. */
export async function keepRejects(
  ctx: ServiceContext,
  {
    rejected,
    values,
    source,
  }: {
    rejected: IngestResult["rejected"];
    /** What was sent, already masked; `index` of a rejected event points into it. */
    values: readonly (Json | UnreadableLine)[];
    source: string;
  },
): Promise<void> {
  const refused = rejected.map(({ index, code, message, event_id: eventId }): Refused => {
    const value = values[index];
    return value instanceof UnreadableLine
      ? { kind: "item", code, message, eventId, sent: value.sent }
      : { kind: "event", code, message, eventId, sent: value };
  });
  await storeRejects(ctx, { source, refused });
}
