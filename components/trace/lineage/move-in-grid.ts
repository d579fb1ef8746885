/** A place in the grid: row 0 is the heads, column 0 the facts. */
export type GridPlace = { row: number; column: number };

const PAGE_ROWS = 10;

/** Where a key leads, within the grid; undefined for keys that are not the grid's. */
export function moveInGrid(
  { row, column }: GridPlace,
  key: string,
  { rows, columns }: { rows: number; columns: number },
): GridPlace | undefined {
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageDown: { row: row + PAGE_ROWS, column },
    PageUp: { row: row - PAGE_ROWS, column },
  };
  if (!Object.hasOwn(moves, key)) return undefined;
  return withinGrid(moves[key] ?? { row, column }, { rows, columns });
}

/** A filter may take the row away that a place was in. */
export function withinGrid(
  { row, column }: GridPlace,
  { rows, columns }: { rows: number; columns: number },
): GridPlace {
  return { row: clamp(row, rows), column: clamp(column, columns) };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
