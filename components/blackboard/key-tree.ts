import type { BoardEntryDto } from "@/lib/contracts/blackboard";

export type KeyRow =
  | { kind: "folder"; path: string; name: string; depth: number; count: number; isOpen: boolean }
  | { kind: "key"; entry: BoardEntryDto; name: string; depth: number };

/** Folders that are there only for one another are opened together; `closed` are the paths that are not. */
export function keyRows(entries: readonly BoardEntryDto[], closed: ReadonlySet<string>): KeyRow[] {
  const rows: KeyRow[] = [];
  const counts = countBelow(entries);
  let open: string[] = [];
  for (const entry of entries) {
    const segments = entry.key.split("/");
    const folders = segments.slice(0, -1);
    const shared = sharedDepth(open, folders);
    for (const [depth] of folders.entries()) {
      if (depth < shared) continue;
      const path = pathOf(folders, depth);
      if (isHidden(folders, depth, closed)) break;
      const isOpen = !closed.has(path);
      const count = counts.get(path) ?? 0;
      rows.push({ kind: "folder", path, name: folders[depth] ?? "", depth, count, isOpen });
    }
    open = folders;
    if (!isHidden(folders, folders.length, closed)) {
      rows.push({ kind: "key", entry, name: segments.at(-1) ?? "", depth: folders.length });
    }
  }
  return rows;
}

function countBelow(entries: readonly BoardEntryDto[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of entries) {
    const folders = key.split("/").slice(0, -1);
    for (const [depth] of folders.entries()) {
      const path = pathOf(folders, depth);
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
  }
  return counts;
}

const pathOf = (folders: readonly string[], depth: number) => folders.slice(0, depth + 1).join("/");

function sharedDepth(a: readonly string[], b: readonly string[]): number {
  const differs = b.findIndex((segment, depth) => a[depth] !== segment);
  return differs === -1 ? b.length : differs;
}

function isHidden(folders: readonly string[], depth: number, closed: ReadonlySet<string>): boolean {
  return folders.slice(0, depth).some((_, above) => closed.has(pathOf(folders, above)));
}
