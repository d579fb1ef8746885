import type { Db } from "@/db/client";
import type { ChangeRow } from "@/db/queries/changes";
import type { ProjectId } from "@/lib/domain/ids";
import { type ChangeReader, readChanges } from "./read-changes";

export type ChangeListener = (changes: readonly ChangeRow[]) => void;
export type Feed = {
  /** From now on; gives back how to stop. Rejects when the database cannot be heard. */
  subscribe: (projectId: ProjectId, listener: ChangeListener) => Promise<() => void>;
  /** Aborts when the process is about to end. */
  closed: AbortSignal;
  close: () => Promise<void>;
};

/** What changes, read once for all who listen in this process, and only while somebody does. */
export function openFeed(db: Db, url: string): Feed {
  const closing = new AbortController();
  const listeners = new Map<ChangeListener, ProjectId>();
  let reader: Promise<ChangeReader> | undefined;
  const onRows = (rows: readonly ChangeRow[]): void => {
    const byProject = Map.groupBy(rows, ({ projectId }) => projectId);
    for (const [listener, projectId] of listeners) {
      const own = byProject.get(projectId);
      if (own) listener(own);
    }
  };
  const end = async (): Promise<void> => {
    const last = reader;
    reader = undefined;
    await last?.then(
      ({ close }) => close(),
      () => undefined,
    );
  };
  return {
    async subscribe(projectId, listener) {
      const leave = (): void => {
        if (listeners.delete(listener) && listeners.size === 0) void end();
      };
      listeners.set(listener, projectId);
      reader ??= readChanges(db, { url, onRows });
      try {
        await reader;
      } catch (error) {
        leave();
        throw error;
      }
      return leave;
    },
    closed: closing.signal,
    close: () => {
      closing.abort();
      return end();
    },
  };
}

const shared = globalThis as typeof globalThis & { batonFeed?: Feed };

/** One a process, whichever of Next's bundles asks first. */
export function sharedFeed(db: Db, url: string): Feed {
  shared.batonFeed ??= openFeed(db, url);
  return shared.batonFeed;
}
