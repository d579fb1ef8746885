import { decodeCursor, instantOfCursor } from "../cursor";

/** Where a list of past handoffs goes on. */
export function placeFrom(cursor: string) {
  const [at, traceId = "", id = ""] = decodeCursor(cursor, 3);
  return { firstSignAt: instantOfCursor(at), traceId, id };
}
