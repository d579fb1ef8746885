import { type Connection, segment, send } from "./connection.ts";
import type { BoardEntry, BoardValue, BoardWritten } from "./generated/wire.ts";

/** For which agent, and for which handoff it works: reads are recorded there. */
export type BoardCaller = { agent?: string | undefined; handoffId?: string | undefined };

/** What lies there; without its version and writer, see `readBlackboardEntry`. */
export async function readBlackboard(
  connection: Connection,
  key: string,
  caller: BoardCaller = {},
): Promise<BoardValue["value"]> {
  return (await readBlackboardEntry(connection, key, caller)).value;
}

export function readBlackboardEntry(
  connection: Connection,
  key: string,
  caller: BoardCaller = {},
): Promise<BoardValue> {
  const headers = headersOf(caller);
  return send(connection, { method: "GET", path: pathOf(key), headers, isRepeatable: true });
}

/** With `over` only if it is at that version (0: only if it is new); else throws `precondition_failed`. */
export function writeBlackboard(
  connection: Connection,
  key: string,
  { value, over, ...caller }: { value: unknown; over?: number | undefined } & BoardCaller,
): Promise<BoardWritten> {
  return send(connection, {
    method: "PUT",
    path: pathOf(key),
    body: { value },
    headers: {
      ...headersOf(caller),
      "if-match": over === undefined || over === 0 ? undefined : String(over),
      "if-none-match": over === 0 ? "*" : undefined,
    },
    // A second write would be a second version.
    isRepeatable: false,
  });
}

/** The keys below a prefix that the agent may read. */
export async function listBlackboard(
  connection: Connection,
  prefix: string,
  caller: BoardCaller = {},
): Promise<BoardEntry[]> {
  const headers = headersOf(caller);
  const entries: BoardEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await send<{ items: BoardEntry[]; next_cursor: string | null }>(connection, {
      method: "GET",
      path: "/blackboard",
      query: { prefix, limit: 500, cursor },
      headers,
      isRepeatable: true,
    });
    entries.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

function headersOf({ agent, handoffId }: BoardCaller) {
  return {
    ...(agent === undefined ? {} : { "x-baton-agent": agent }),
    "x-baton-handoff": handoffId,
  };
}

/** A slash divides a key; one inside a segment is escaped by whoever makes the key. */
function pathOf(key: string): string {
  return `/blackboard/${key.split("/").map(segment).join("/")}`;
}
