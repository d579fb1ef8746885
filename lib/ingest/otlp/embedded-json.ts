import type { Json } from "@/lib/domain/json";
import { isSafelyShaped } from "../guard/json-shape";

/** Content is a structured value or JSON text, cut JSON text included: that stays text. */
export function parseEmbedded(raw: Json): Json {
  if (typeof raw !== "string" || !/^\s*[[{"]/.test(raw) || !isSafelyShaped(raw)) {
    return raw;
  }
  try {
    const value: Json = JSON.parse(raw);
    return value;
  } catch {
    return raw;
  }
}
