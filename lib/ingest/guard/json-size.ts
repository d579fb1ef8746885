import type { Json } from "@/lib/domain/json";

/** Whether a value's JSON text is larger than `maxBytes`, without building that text. */
export function isLargerThan(value: Json, maxBytes: number): boolean {
  return bytesLeft(value, maxBytes) < 0;
}

/** What is left of the budget; a lower bound of the size, as escapes are not counted. */
function bytesLeft(value: Json, budget: number): number {
  if (typeof value === "string") return budget - Buffer.byteLength(value) - 2;
  if (typeof value === "number") return budget - String(value).length;
  if (typeof value !== "object" || value === null) return budget - 4;
  return Array.isArray(value) ? arrayBytesLeft(value, budget) : recordBytesLeft(value, budget);
}

function arrayBytesLeft(items: Json[], budget: number): number {
  let left = budget - 1;
  for (const item of items) {
    if (left < 0) return left;
    left = bytesLeft(item, left - 1);
  }
  return left;
}

function recordBytesLeft(record: Record<string, Json>, budget: number): number {
  let left = budget - 1;
  for (const key in record) {
    if (left < 0) return left;
    left = bytesLeft(record[key] ?? null, left - Buffer.byteLength(key) - 4);
  }
  return left;
}
