import { hash } from "node:crypto";
import type { EventName, PayloadRef } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { eventFields } from "@/lib/ingest/native/event-fields";

export type JsonObject = Record<string, Json>;
export type StoredPayload = { hash: string; bytes: number; body: string };
export type Externalised = { payloads: StoredPayload[]; refs: Record<string, PayloadRef> };

const HASH_CHARS = 32;

/** The large values of an event as payloads of their own, and `{payload: hash, bytes}` for their place. */
export function externalise(wire: JsonObject, name: EventName): Externalised {
  const payloads: StoredPayload[] = [];
  const refs: Record<string, PayloadRef> = {};
  for (const field of eventFields(name).content) {
    const value = wire[field];
    if (value === undefined) continue;
    const payload = toPayload(JSON.stringify(value));
    payloads.push(payload);
    refs[field] = { payload: payload.hash, bytes: payload.bytes };
  }
  return { payloads, refs };
}

/** `body` is JSON text. */
export function toPayload(body: string): StoredPayload {
  const digest = hash("sha256", body, "base64url").slice(0, HASH_CHARS);
  return { hash: digest, bytes: Buffer.byteLength(body), body };
}
