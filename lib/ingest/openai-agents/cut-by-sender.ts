import type { Json } from "@/lib/domain/json";

/** What the exporter puts behind text that it cut to 100,000 bytes. */
const SUFFIX = "... [truncated]";

/** Set when the sender kept back a part of the span's input or output. */
export const CUT_BY_SENDER = "baton.cut_by_sender";

/** Whether a body, or a text inside it, was cut; a value cut whole leaves `{truncated: true, …}`. */
export function isCutBySender(value: Json): boolean {
  if (typeof value === "string") return value.endsWith(SUFFIX);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isCutBySender);
  if (value["truncated"] === true && typeof value["original_type"] === "string") return true;
  return Object.values(value).some(isCutBySender);
}
