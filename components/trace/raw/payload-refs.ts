import { isRecord, type Json } from "@/lib/domain/json";

/** The payloads that a stored event refers to, by the field that each stands in for. */
export function payloadRefs(body: Json): { field: string; payload: string }[] {
  if (!isRecord(body)) return [];
  return Object.entries(body).flatMap(([field, value]) =>
    isRecord(value) && typeof value["payload"] === "string" && typeof value["bytes"] === "number"
      ? [{ field, payload: value["payload"] }]
      : [],
  );
}
