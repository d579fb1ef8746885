/**
 * Rows that arrived above the one the reader started from stay hidden until they ask for them,
 * so that a live list does not move under their eyes. Without an anchor everything is shown.
 */
export function holdBack<Row extends { id: string }>(
  rows: readonly Row[],
  anchorId: string | null,
): { rows: readonly Row[]; newCount: number } {
  const index = anchorId === null ? 0 : rows.findIndex(({ id }) => id === anchorId);
  return index <= 0 ? { rows, newCount: 0 } : { rows: rows.slice(index), newCount: index };
}
