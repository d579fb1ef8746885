import type { HandoffId } from "../ids";
import type { LineageHandoff, Need, Row } from "./lineage-model";

/**
 * Where a needed fact was lost: the first handoff on the way to whoever needed it that did not carry
 * it on. Had it arrived there, then the callee's own first delegation without it, after which only
 * its memory held it.
 */
export function lostAt(
  row: Row,
  needs: readonly Need[],
  handoffs: readonly LineageHandoff[],
): HandoffId | null {
  const columnOf = new Map(handoffs.map(({ id }, column) => [id, column]));
  for (const { handoffId } of needs) {
    const onTheWay = wayTo(handoffId, handoffs, columnOf).find((column) => isMissing(row, column));
    const found = onTheWay ?? delegationWithout(row, handoffId, handoffs);
    const id = found === undefined ? undefined : handoffs[found]?.id;
    if (id !== undefined) return id;
  }
  return null;
}

/** The columns from the first handoff down to this one, by who served whom. */
function wayTo(
  id: HandoffId,
  handoffs: readonly LineageHandoff[],
  columnOf: ReadonlyMap<HandoffId, number>,
): number[] {
  const way: number[] = [];
  let column = columnOf.get(id);
  while (column !== undefined && !way.includes(column)) {
    way.unshift(column);
    const parent = handoffs[column]?.parentId;
    column = parent ? columnOf.get(parent) : undefined;
  }
  return way;
}

function isMissing(row: Row, column: number): boolean {
  return row.states[column] === "dropped";
}

function delegationWithout(
  row: Row,
  id: HandoffId,
  handoffs: readonly LineageHandoff[],
): number | undefined {
  const column = handoffs.findIndex(
    ({ parentId, type }, index) => parentId === id && type !== "return" && isMissing(row, index),
  );
  return column < 0 ? undefined : column;
}
