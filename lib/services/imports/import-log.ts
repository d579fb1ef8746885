import type { ImportedLog } from "@/lib/contracts/connect";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { isDeeperThan } from "@/lib/ingest/guard/json-depth";
import { EVENTS_PER_REQUEST_MAX, JSON_DEPTH_MAX } from "@/lib/ingest/guard/limits";
import { importConversationLog } from "@/lib/ingest/import/who-and-when";
import type { ServiceContext } from "../context";
import { countHandoffs } from "../events/count-handoffs";
import { ingestEvents } from "../events/ingest-events";
import { requireScope } from "../require-scope";

const IMPORT_SOURCE = "import";

/** Turns a conversation log into a trace; importing the same log again changes nothing. */
export async function importLog(
  ctx: ServiceContext,
  { file_name: fileName, text }: { file_name: string; text: string },
): Promise<ImportedLog> {
  requireScope(ctx, "ingest");
  if (isDeeperThan(text, JSON_DEPTH_MAX)) {
    throw new AppError("too_deep", `The JSON nests deeper than ${JSON_DEPTH_MAX} levels.`);
  }
  const { traceId, events } = importConversationLog(text, { fileName, now: ctx.now() });
  if (events.length > EVENTS_PER_REQUEST_MAX) {
    const message = `The log holds more than ${EVENTS_PER_REQUEST_MAX} messages and handoffs.`;
    throw new AppError("payload_too_large", message);
  }
  await ingestEvents(ctx, { values: events.map(asJson), source: IMPORT_SOURCE });
  return { trace_id: traceId, handoffs: countHandoffs(events) };
}
