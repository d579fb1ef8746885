import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { CHANGE_TOPICS, type ChangeTopic } from "@/lib/domain/change";
import { createToldLately } from "./told-lately";

/** Changes that come together are asked for together. */
const GATHER_MS = 500;
/** While changes are told, asking is only for what a message was lost of. */
const ASK_ANYWAY_MS = 30_000;

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
  const lately = createToldLately();
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
  const hear = (topic: ChangeTopic, ids: readonly string[] | null): void => {
    lately.tell(ids ?? [], Date.now());
    note(topic, ids);
  };
  const noteAll = (): void => {
    for (const topic of CHANGE_TOPICS) note(topic, null);
  };
  source.addEventListener("open", () => {
    isTold = true;
    // What changed between a page's own reading and this.
    noteAll();
  });
  source.addEventListener("error", () => {
    isTold = false;
    noteAll();
  });
  source.addEventListener("reset", noteAll);
  for (const topic of CHANGE_TOPICS) {
    source.addEventListener(topic, ({ data }: MessageEvent<string>) => {
      void readIds(data).then((ids) => hear(topic, ids));
    });
  }
  const stopWatching = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "added") return;
    const topic = topicOf(query.queryKey);
    const ids = topic ? lately.among(query.queryKey, Date.now()) : [];
    if (topic && ids.length > 0) note(topic, ids);
  });
  return () => {
    isTold = false;
    stopWatching();
    clearTimeout(gathering);
    source.close();
  };
}

function topicOf(queryKey: QueryKey): ChangeTopic | undefined {
  return CHANGE_TOPICS.find((topic) =>
    MADE_OLD[topic].byId.some((words) => words.every((word, index) => queryKey[index] === word)),
  );
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
