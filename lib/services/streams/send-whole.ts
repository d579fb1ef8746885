import type { Json } from "@/lib/domain/json";
import { cutInChunks } from "@/lib/domain/streaming/cut-in-chunks";
import type { ServiceContext } from "../context";
import type { TaskRequest } from "../tasks/task-request";
import { appendChunk, UNREAD_BYTES_MAX } from "./append-chunk";

const CHUNK_CHARACTERS_MAX = 16_384;

/** A stage that is sent as a stream: its sender has all of it, and its callee reads it as any other stream. */
export async function sendWhole(
  ctx: ServiceContext,
  { request: { handoffId, fromAgent: agent }, value }: { request: TaskRequest; value: Json },
): Promise<void> {
  const text = JSON.stringify(value);
  // Nobody reads yet: what is more than may lie unread goes at once.
  const isSmall = Buffer.byteLength(text) <= UNREAD_BYTES_MAX;
  const chunks = isSmall ? cutInChunks(text, CHUNK_CHARACTERS_MAX) : [text];
  let offset = 0;
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    await appendChunk(ctx, { handoffId, agent, offset, text: chunk, is_last: isLast });
    offset += Buffer.byteLength(chunk);
  }
}
