import { createHash } from "node:crypto";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";

export type JsonObject = Record<string, Json>;
export type StoredPayload = { hash: string; bytes: number; body: string };

/** The large values of the vocabulary: kept apart from the rows that lists read. */
const CONTENT_FIELDS = [
  "context",
  "held",
  "understood",
  "result",
  "action",
  "edited",
  "request",
  "input",
  "output",
];

export type Externalised = {
  body: JsonObject;
  payloads: StoredPayload[];
  refs: Record<string, PayloadRef>;
};

/** Moves an event's large values out, leaving `{payload: hash, bytes}` where they were. */
export function externalise(wire: JsonObject): Externalised {
  const payloads: StoredPayload[] = [];
  const refs: Record<string, PayloadRef> = {};
  for (const field of CONTENT_FIELDS) {
    const value = wire[field];
    if (value === undefined) continue;
    const payload = toPayload(value);
    payloads.push(payload);
    refs[field] = { payload: payload.hash, bytes: payload.bytes };
  }
  return { body: { ...wire, ...refs }, payloads, refs };
}

function toPayload(value: Json): StoredPayload {
  const body = JSON.stringify(value);
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 32);
  return { hash, bytes: Buffer.byteLength(body), body };
}
