import { sharedDb } from "@/db/client";
import type { Reader } from "@/lib/domain/members/reader";
import { env } from "@/lib/env";
import { requireSeat, takeSeat } from "@/lib/live/stream-seats";
import { sharedReaderWatch } from "@/lib/live/watch-readers";
import { actorId } from "@/lib/services/actor-name";
import { forgetKey } from "@/lib/services/api-keys/authenticate-key";
import type { ServiceContext } from "@/lib/services/context";

type Admitted = {
  /** Aborts when the key, the session or the membership has ended that let the reader in. */
  over: AbortSignal;
  leave: () => void;
};

/** A seat for a live stream, at once: of many that ask together each would see a free one. */
export function admitReader(ctx: ServiceContext): Admitted {
  const caller = actorId(ctx.actor);
  requireSeat(caller);
  const leaveSeat = takeSeat(caller);
  const { over, leave } = watchReader(ctx);
  return {
    over,
    leave: () => {
      leave();
      leaveSeat();
    },
  };
}

/** Whoever waits for something to read, for as long as they may. */
export function watchReader(ctx: ServiceContext): Admitted {
  const over = new AbortController();
  const reader = readerOf(ctx);
  if (!reader) return { over: over.signal, leave: () => undefined };
  const leave = sharedReaderWatch(sharedDb(env().DATABASE_URL)).watch(reader, () => {
    // Or it would be let in again for as long as it is remembered.
    if (reader.keyId !== null) forgetKey(reader.keyId);
    over.abort();
  });
  return { over: over.signal, leave };
}

function readerOf({ actor, projectId, sessionId }: ServiceContext): Reader | undefined {
  if (actor.kind === "system") return undefined;
  const nobody = { projectId, keyId: null, userId: null, sessionId: null };
  if (actor.kind === "api_key") return { ...nobody, keyId: actor.id };
  return { ...nobody, userId: actor.id, sessionId: sessionId ?? null };
}
