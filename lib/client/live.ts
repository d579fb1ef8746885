import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { CHANGE_TOPICS, type ChangeTopic } from "@/lib/domain/change";

/** Changes that come together are asked for together. */
const GATHER_MS = 500;
/** While changes are told, asking is for what was told before a page had its data, and for lost messages. */
const ASK_ANYWAY_MS = 10_000;

type MadeOld = {
  /** Whatever changed: lists and counts. A list that somebody has paused asks for nothing. */
  always: readonly QueryKey[];
  /** What is shown of one trace, run or approval, when its own id was told. */
  byId: readonly QueryKey[];
};

/** What a change makes old, by the first words of its key. Statistics keep their own time. */
const MADE_OLD: Readonly<Record<ChangeTopic, MadeOld>> = {
  trace: { always: [["traces", "live"]], byId: [["traces", "detail"]] },
  handoff: { always: [], byId: [["handoffs"], ["contexts"], ["sessions"]] },
  run: { always: [["runs", "list"]], byId: [["runs", "one"]] },
  approval: {
    always: [
      ["approvals", "list"],
      ["approvals", "counts"],
    ],
    byId: [["approvals", "one"]],
  },
  presence: { always: [], byId: [["approvals", "viewers"]] },
  finding: { always: [], byId: [["findings", "trace"]] },
};

let isTold = false;

/** For `refetchInterval`: how often to ask where nothing is told. */
export function unlessTold(pollMs: number): () => number {
  return () => (isTold ? Math.max(pollMs, ASK_ANYWAY_MS) : pollMs);
}

/**
 * Listens to what changes in a project and asks again for what is shown of it. Returns how to stop. One
 * connection, for a page that is looked at: a browser has only six for all its pages.
 */
export function listenToChanges(client: QueryClient, project: string | null): () => void {
  const query = project === null ? "" : `?project=${encodeURIComponent(project)}`;
  const source = new EventSource(`/api/v1/stream${query}`);
  /** Null: any may have changed. */
  const changed = new Map<ChangeTopic, Set<string> | null>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    gathering = undefined;
    for (const [topic, ids] of changed) askAgain(client, MADE_OLD[topic], ids);
    changed.clear();
  };
  const note = (topic: ChangeTopic, ids: readonly string[] | null): void => {
    const known = changed.get(topic);
    changed.set(topic, ids === null || known === null ? null : new Set([...(known ?? []), ...ids]));
    gathering ??= setTimeout(ask, GATHER_MS);
  };
  const noteAll = (): void => {
    for (const topic of CHANGE_TOPICS) note(topic, null);
  };
  source.addEventListener("open", () => {
    isTold = true;
  });
  source.addEventListener("error", () => {
    isTold = false;
    noteAll();
  });
  source.addEventListener("reset", noteAll);
  for (const topic of CHANGE_TOPICS) {
    source.addEventListener(topic, ({ data }: MessageEvent<string>) => {
      void readIds(data).then((ids) => note(topic, ids));
    });
  }
  return () => {
    isTold = false;
    clearTimeout(gathering);
    source.close();
  };
}

/** Null, as for any: also when what was told cannot be read. */
async function readIds(data: string): Promise<string[] | null> {
  try {
    const { Told } = await import("@/lib/contracts/told");
    return Told.parse(JSON.parse(data)).ids;
  } catch {
    return null;
  }
}

function askAgain(
  client: QueryClient,
  { always, byId }: MadeOld,
  ids: ReadonlySet<string> | null,
): void {
  const isMeant = ({ queryKey }: { queryKey: QueryKey }) =>
    ids === null || queryKey.some((part) => typeof part === "string" && ids.has(part));
  for (const queryKey of always) void client.invalidateQueries({ queryKey });
  for (const queryKey of byId) void client.invalidateQueries({ queryKey, predicate: isMeant });
}
