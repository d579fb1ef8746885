import { isRecord, type Json } from "@/lib/domain/json";
import { parseJson } from "../guard/parse-json";
import { assertEventCount, parseNdjson, type UnreadableLine } from "../guard/parse-ndjson";

/** The events of one request; `isBatch` is false for one event on its own. */
export type Envelope = { values: (Json | UnreadableLine)[]; isBatch: boolean };

/** One event, an array, `{events: […]}`, or one event per line (`application/x-ndjson`). */
export function readEnvelope(bytes: Uint8Array, contentType: string | null): Envelope {
  if (isNdjson(contentType)) return { values: parseNdjson(bytes), isBatch: true };
  const body = parseJson(bytes);
  const values = listIn(body);
  if (!values) return { values: [body], isBatch: false };
  assertEventCount(values.length);
  return { values, isBatch: true };
}

function listIn(body: Json): Json[] | undefined {
  if (Array.isArray(body)) return body;
  return isRecord(body) && Array.isArray(body["events"]) ? body["events"] : undefined;
}

function isNdjson(contentType: string | null): boolean {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  return type === "application/x-ndjson" || type === "application/ndjson";
}
