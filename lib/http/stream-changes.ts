import { sharedDb } from "@/db/client";
import { env } from "@/lib/env";
import { changeStream } from "@/lib/live/change-stream";
import { sharedFeed } from "@/lib/live/feed";
import { requireSeat, takeSeat } from "@/lib/live/stream-seats";
import { actorId } from "@/lib/services/actor-name";
import type { ServiceContext } from "@/lib/services/context";

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
  const caller = actorId(ctx.actor);
  requireSeat(caller);
  const db = sharedDb(DATABASE_URL);
  const lastId = request.headers.get("last-event-id") ?? undefined;
  const place = { feed: sharedFeed(db, DATABASE_URL), db, projectId: ctx.projectId, lastId };
  const onEnd = takeSeat(caller);
  try {
    return new Response(await changeStream({ ...place, onEnd }), { headers: HEADERS });
  } catch (error) {
    onEnd();
    throw error;
  }
}
