import type { TaskKey } from "@/db/queries/runtime/tasks";
import type { ServiceContext } from "../context";
import { markRead, readStream } from "./read-stream";

/** All that was sent of a stream that has ended; undefined when its sender has not. */
export async function readWholeStream(
  ctx: ServiceContext,
  key: TaskKey,
): Promise<string | undefined> {
  const parts: string[] = [];
  for (let after = 0; ;) {
    const { pieces, end } = await readStream(ctx, key, after);
    parts.push(...pieces.map(({ body }) => body));
    const next = pieces.at(-1)?.toByte ?? after;
    if (end) {
      await markRead(ctx, key, next);
      return end.isComplete ? parts.join("") : undefined;
    }
    if (next === after) return undefined;
    after = next;
  }
}
