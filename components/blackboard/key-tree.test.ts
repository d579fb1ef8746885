import { expect, it } from "vitest";
import type { BoardEntryDto } from "@/lib/contracts/blackboard";
import { keyRows } from "./key-tree";

const entry = (key: string): BoardEntryDto => ({
  key,
  version: 1,
  bytes: 1,
  written_by: "a",
  written_at: "",
  trace_id: null,
  handoff_id: null,
});
const ENTRIES = ["notes", "output/a/h1", "output/a/h2", "output/b/h3"].map(entry);

const drawn = (closed: string[]) =>
  keyRows(ENTRIES, new Set(closed)).map((row) =>
    row.kind === "folder"
      ? `${"  ".repeat(row.depth)}${row.name}/ ${row.count}`
      : `${"  ".repeat(row.depth)}${row.name}`,
  );

it.each([
  [[], ["notes", "output/ 3", "  a/ 2", "    h1", "    h2", "  b/ 1", "    h3"]],
  [["output/a"], ["notes", "output/ 3", "  a/ 2", "  b/ 1", "    h3"]],
  [["output"], ["notes", "output/ 3"]],
])("without what is in %o", (closed, rows) => {
  expect(drawn(closed)).toEqual(rows);
});
