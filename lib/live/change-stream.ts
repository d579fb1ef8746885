import type { Db } from "@/db/client";
import { type ChangePlace, type ChangeRow, listMissed } from "@/db/queries/changes";
import type { ProjectId } from "@/lib/domain/ids";
import type { Feed } from "./feed";

const MISSED_MAX = 2000;
/** A reader that does not keep up is let go; it comes back for what it missed. */
const UNREAD_MAX = 500;
const ALIVE_EVERY_MS = 15_000;
/** Then the reader comes again. */
const LASTS_MS = 300_000;
const RETRY_MS = 2_000;

type Streaming = {
  feed: Feed;
  db: Db;
  projectId: ProjectId;
  /** Where the reader was, as the last message that it got says. */
  lastId: string | undefined;
  /** Aborts when the reader may not read any more. */
  over?: AbortSignal;
  /** Called once nobody reads any more. */
  onEnd?: () => void;
};

/**
 * A project's changes as server-sent events: `event` is the topic, `data` has the `ids`, `id` is where to
 * go on. `reset`: what was missed is not known any more, read everything again. The reader is watched with
 * nothing but memory: no connection of the database waits for it.
 */
export async function changeStream(streaming: Streaming): Promise<ReadableStream<Uint8Array>> {
  const { feed, db, projectId, lastId, over, onEnd } = streaming;
  const encoder = new TextEncoder();
  let early: ChangeRow[] | undefined = [];
  let write: ((text: string) => void) | undefined;
  const leave = await feed.subscribe(projectId, (changes) => {
    if (early) early.push(...changes);
    else write?.(changes.map(toMessage).join(""));
  });
  let stop: () => void = leave;
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const alive = setInterval(() => write?.(": alive\n\n"), ALIVE_EVERY_MS);
        const later = setTimeout(() => close(), LASTS_MS);
        stop = () => {
          clearInterval(alive);
          clearTimeout(later);
          feed.closed.removeEventListener("abort", close);
          over?.removeEventListener("abort", close);
          write = undefined;
          leave();
          onEnd?.();
        };
        const close = () => {
          if (!write) return;
          stop();
          controller.close();
        };
        write = (text) => {
          if (text === "") return;
          if ((controller.desiredSize ?? 0) <= 0) close();
          else controller.enqueue(encoder.encode(text));
        };
        feed.closed.addEventListener("abort", close);
        over?.addEventListener("abort", close);
        // While the feed was opened.
        if (over?.aborted) return close();
        write(`retry: ${RETRY_MS}\n\n`);
        const missed = await missedBy(db, { projectId, lastId }).catch((error: unknown) => {
          stop();
          throw error;
        });
        write?.(
          missed === undefined ? "event: reset\ndata: {}\n\n" : missed.map(toMessage).join(""),
        );
        const last = missed?.at(-1);
        const rest = early?.filter((row) => last === undefined || isBehind(row, last)) ?? [];
        early = undefined;
        write?.(rest.map(toMessage).join(""));
      },
      cancel: () => stop(),
    },
    { highWaterMark: UNREAD_MAX },
  );
}

/** Nothing for a reader that begins; undefined for one that was away too long. */
async function missedBy(
  db: Db,
  { projectId, lastId }: Pick<Streaming, "projectId" | "lastId">,
): Promise<ChangeRow[] | undefined> {
  if (lastId === undefined) return [];
  const [xid, id] = lastId.split(".");
  const isPlace = [xid, id].every((part) => part !== undefined && /^\d{1,18}$/.test(part));
  if (!isPlace) return undefined;
  const after: ChangePlace = { xid: xid ?? "", id: id ?? "" };
  const missed = await listMissed(db, { projectId, after, limit: MISSED_MAX });
  return missed && missed.length < MISSED_MAX ? missed : undefined;
}

function isBehind(row: ChangePlace, last: ChangePlace): boolean {
  const [a, b] = [BigInt(row.xid), BigInt(last.xid)];
  return a === b ? BigInt(row.id) > BigInt(last.id) : a > b;
}

function toMessage({ xid, id, topic, ids }: ChangeRow): string {
  return `id: ${xid}.${id}\nevent: ${topic}\ndata: ${JSON.stringify({ ids })}\n\n`;
}
