import { isRecord, type Json } from "@/lib/domain/json";

export type JsonLeafKind = "text" | "number" | "word";

/** One line of the viewer. `path` is a JSON pointer and identifies the line's value. */
export type JsonRow =
  | {
      kind: "branch";
      path: string;
      depth: number;
      name: string | null;
      bracket: "[" | "{";
      size: number;
      isOpen: boolean;
    }
  | { kind: "end"; path: string; depth: number; bracket: "]" | "}" }
  | {
      kind: "leaf";
      path: string;
      depth: number;
      name: string | null;
      leaf: JsonLeafKind;
      text: string;
    };

/**
 * Branches above `openDepth` are open; a path in `flipped` is the other way round; whatever holds
 * `revealed` is open.
 */
export type JsonFolding = {
  openDepth: number;
  flipped: ReadonlySet<string>;
  revealed?: string | null;
};

type Place = { path: string; depth: number; name: string | null };

/** The visible lines, in order. Depth is bounded by ingest (200), so recursion is safe. */
export function jsonRows(value: Json, folding: JsonFolding): JsonRow[] {
  const rows: JsonRow[] = [];
  appendRows(value, { path: "", depth: 0, name: null }, { rows, folding });
  return rows;
}

function appendRows(
  value: Json,
  place: Place,
  into: { rows: JsonRow[]; folding: JsonFolding },
): void {
  const children = childrenOf(value);
  if (children === undefined || children.length === 0) {
    into.rows.push({ kind: "leaf", ...place, ...leafOf(value) });
    return;
  }
  const isArray = Array.isArray(value);
  const isOpen = isBranchOpen(place, into.folding);
  const bracket = isArray ? "[" : "{";
  into.rows.push({ kind: "branch", ...place, bracket, size: children.length, isOpen });
  if (!isOpen) return;
  for (const [name, child] of children) {
    const path = `${place.path}/${pointerPart(name)}`;
    appendRows(child, { path, depth: place.depth + 1, name: isArray ? null : name }, into);
  }
  const { path, depth } = place;
  into.rows.push({ kind: "end", path, depth, bracket: isArray ? "]" : "}" });
}

function childrenOf(value: Json): [string, Json][] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  return isRecord(value) ? Object.entries(value) : undefined;
}

function isBranchOpen({ path, depth }: Place, folding: JsonFolding): boolean {
  const { openDepth, flipped, revealed } = folding;
  if (revealed?.startsWith(`${path}/`) === true) return true;
  const isOpenByDepth = depth < openDepth;
  return flipped.has(path) ? !isOpenByDepth : isOpenByDepth;
}

function leafOf(value: Json): { leaf: JsonLeafKind; text: string } {
  if (typeof value === "string") return { leaf: "text", text: value };
  if (typeof value === "number") return { leaf: "number", text: String(value) };
  return { leaf: "word", text: JSON.stringify(value) };
}

function pointerPart(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
