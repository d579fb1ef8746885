/** A page brings along data that is this old at most. */
const LATELY_MS = 30_000;

/**
 * Which ids a change was told of lately: a page on its way was read before that and is shown after it, so
 * that it must be asked for anew. What is older is forgotten.
 */
export function createToldLately() {
  /** The oldest first. */
  const toldAt = new Map<string, number>();
  const forget = (nowMs: number): void => {
    for (const [id, at] of toldAt) {
      if (nowMs - at <= LATELY_MS) return;
      toldAt.delete(id);
    }
  };
  return {
    tell(ids: readonly string[], nowMs: number): void {
      forget(nowMs);
      for (const id of ids) {
        toldAt.delete(id);
        toldAt.set(id, nowMs);
      }
    },
    among(parts: readonly unknown[], nowMs: number): string[] {
      forget(nowMs);
      return parts.filter((part): part is string => typeof part === "string" && toldAt.has(part));
    },
  };
}
