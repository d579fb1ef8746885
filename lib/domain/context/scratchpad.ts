import type { Json } from "../json";
import { escapeToken } from "./leaf";
import { isJsonRecord } from "./message-shape";

const NAMES =
  /^(?:scratch_?pad|chain_?of_?thought|cot|thoughts?|thinking|reasoning|inner_?monologue|agent_scratchpad)$/i;
const MARKS = /<(?:thinking|scratchpad|reasoning)>|^thought:/im;
const PATHS_MAX = 20;
const DEPTH_MAX = 200;

/** Where a payload holds its sender's own reasoning: telling names, message parts and marks in texts. */
export function scratchpadPaths(payload: Json): string[] {
  const paths: string[] = [];
  collect(payload, { path: "", depth: 0 }, paths);
  return paths;
}

function collect(
  value: Json,
  { path, depth }: { path: string; depth: number },
  paths: string[],
): void {
  if (paths.length >= PATHS_MAX || depth > DEPTH_MAX) return;
  if (typeof value === "string") {
    if (MARKS.test(value)) paths.push(path);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, { path: `${path}/${index}`, depth: depth + 1 }, paths);
    }
  } else if (isJsonRecord(value)) {
    if (value["type"] === "reasoning") paths.push(path);
    else collectMembers(value, { path, depth }, paths);
  }
}

function collectMembers(
  record: Record<string, Json>,
  { path, depth }: { path: string; depth: number },
  paths: string[],
): void {
  for (const [name, value] of Object.entries(record)) {
    const place = `${path}/${escapeToken(name)}`;
    if (NAMES.test(name) && value !== null && value !== "") paths.push(place);
    else collect(value, { path: place, depth: depth + 1 }, paths);
  }
}
