import type { ImportedLog } from "@/lib/contracts/connect";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import { asJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { assertJsonShape } from "@/lib/ingest/guard/json-shape";
import { EVENTS_PER_REQUEST_MAX } from "@/lib/ingest/guard/limits";
import { importConversationLog } from "@/lib/ingest/import/who-and-when";
import type { ServiceContext } from "../context";
import { countHandoffs } from "../events/count-handoffs";
import { ingestEvents } from "../events/ingest-events";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";

/** Turns a conversation log into a trace; importing the same log again changes nothing. */
export async function importLog(
  ctx: ServiceContext,
  { file_name: fileName, bytes }: { file_name: string; bytes: Uint8Array },
): Promise<ImportedLog> {
  const source = IMPORT_SOURCE;
  const { traceId, events } = await decodeOrKeep(ctx, { bytes, source }, () =>
    readLog(new TextDecoder().decode(bytes), { fileName, now: ctx.now() }),
  );
  await ingestEvents(ctx, { values: events.map(asJson), source, bytes: bytes.byteLength });
  return { trace_id: traceId, handoffs: countHandoffs(events) };
}

function readLog(text: string, options: Parameters<typeof importConversationLog>[1]) {
  assertJsonShape(text);
  const log = importConversationLog(text, options);
  if (log.events.length <= EVENTS_PER_REQUEST_MAX) return log;
  const message = `The log holds more than ${EVENTS_PER_REQUEST_MAX} messages and handoffs.`;
  throw new AppError("payload_too_large", message);
}
