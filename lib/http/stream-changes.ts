import { sharedDb } from "@/db/client";
import { env } from "@/lib/env";
import { changeStream } from "@/lib/live/change-stream";
import { sharedFeed } from "@/lib/live/feed";
import type { ServiceContext } from "@/lib/services/context";
import { admitReader } from "./admit-reader";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // A proxy must not keep messages back.
  "x-accel-buffering": "no",
};

/** `GET /api/v1/stream`: what changes in the project; `Last-Event-ID` goes on where a reader was. */
export async function streamChanges(
  request: Request,
  { ctx }: { ctx: ServiceContext },
): Promise<Response> {
  const { DATABASE_URL } = env();
  const db = sharedDb(DATABASE_URL);
  const lastId = request.headers.get("last-event-id") ?? undefined;
  const place = { feed: sharedFeed(db, DATABASE_URL), db, projectId: ctx.projectId, lastId };
  const { over, leave } = admitReader(ctx);
  try {
    const stream = await changeStream({ ...place, over, onEnd: leave });
    return new Response(stream, { headers: HEADERS });
  } catch (error) {
    leave();
    throw error;
  }
}
