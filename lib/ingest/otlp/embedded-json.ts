import type { Json } from "@/lib/domain/json";
import { isDeeperThan } from "../guard/json-depth";
import { JSON_DEPTH_MAX } from "../guard/limits";

/** Content is a structured value or JSON text, cut JSON text included: that stays text. */
export function parseEmbedded(raw: Json): Json {
  if (typeof raw !== "string" || !/^\s*[[{"]/.test(raw) || isDeeperThan(raw, JSON_DEPTH_MAX)) {
    return raw;
  }
  try {
    const value: Json = JSON.parse(raw);
    return value;
  } catch {
    return raw;
  }
}
