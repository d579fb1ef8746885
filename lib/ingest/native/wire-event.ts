import { createHash } from "node:crypto";
import type { EventName } from "@/lib/domain/event/native-event";
import { canonicalJson, isRecord, type Json } from "@/lib/domain/json";
import { eventFields, isEventName } from "./event-fields";

/** A native event as its sender wrote it, with its name and id settled. */
export type WireEvent = Record<string, Json>;

const HASH_HEX_CHARS = 32;

/** A sender may say `type` for `event`; the handoff's own type then comes as `handoff_type`. */
export function withEventName(raw: WireEvent): WireEvent {
  if (raw["event"] !== undefined || !isEventName(raw["type"])) return raw;
  const { type, handoff_type: handoffType, ...rest } = raw;
  return { event: type, ...rest, ...(handoffType === undefined ? {} : { type: handoffType }) };
}

/** Moves fields that the vocabulary lacks under `extra`; an event without id is named by its content. */
export function toWireEvent(raw: WireEvent, name: EventName): WireEvent {
  const { all } = eventFields(name);
  if (typeof raw["event_id"] === "string" && hasOnly(raw, all)) return raw;
  const { event_id: id, extra: ownExtra, ...fields } = raw;
  const isKnown = ([field]: [string, Json]) => all.has(field);
  const entries = Object.entries(fields);
  const extra = [...extraEntries(ownExtra), ...entries.filter((entry) => !isKnown(entry))];
  const wire: WireEvent = Object.fromEntries(entries.filter(isKnown));
  if (extra.length > 0) wire["extra"] = Object.fromEntries(extra);
  wire["event_id"] = id ?? contentHash(wire);
  return wire;
}

/** The usual case, on the hot path: nothing to move, nothing to copy. */
function hasOnly(raw: WireEvent, known: ReadonlySet<string>): boolean {
  for (const field in raw) if (!known.has(field)) return false;
  return true;
}

/** An `extra` that Baton made earlier is taken over as it is, so that a replay changes nothing. */
function extraEntries(extra: Json | undefined): [string, Json][] {
  if (extra === undefined) return [];
  return isRecord(extra) ? Object.entries(extra) : [["extra", extra]];
}

function contentHash(wire: WireEvent): string {
  return createHash("sha256").update(canonicalJson(wire)).digest("hex").slice(0, HASH_HEX_CHARS);
}
