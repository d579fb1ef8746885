import { createHmac } from "node:crypto";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import {
  findChunk,
  insertChunk,
  insertPiece,
  lockStream,
  notifyChunk,
  type StreamRow,
  updateStream,
} from "@/db/queries/runtime/streams";
import { findTask, type TaskKey, type TaskRow } from "@/db/queries/runtime/tasks";
import type { ChunkDto, ChunkRequest } from "@/lib/contracts/chunk";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import { maskText, type MaskingRules } from "@/lib/domain/masking/mask-text";
import { splitDecided } from "@/lib/domain/streaming/split-decided";
import { formatInstant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { actingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { maskingRulesOf } from "../masking/masking-rules";
import { mayAdminister, requireScope } from "../require-scope";
import { vaultSeal } from "../vault/vault-seal";

/** Then the sender waits until somebody has read. */
export const UNREAD_BYTES_MAX = 1_048_576;
const RETRY_AFTER_SECONDS = 1;

type Append = ChunkRequest & { handoffId: HandoffId; agent: string | undefined };
type Appended = ChunkDto & { trace_id: TraceId };

/**
 * The sender goes on with a streaming handoff. Chunks come in order, each once: a repeat changes nothing, a
 * gap or an overlap is told where to go on. What may be the beginning of a secret is kept sealed until
 * what follows has decided it.
 */
export async function appendChunk(ctx: ServiceContext, append: Append): Promise<Appended> {
  requireScope(ctx, "run");
  const key = { projectId: ctx.projectId, handoffId: append.handoffId };
  const rules = await maskingRulesOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const task = await findTask(tx, key);
    const open = requireSender(inside, task, append);
    const stream = await lockStream(tx, key);
    if (!stream) throw new Error("a stream that was just begun is not there");
    const isRepeat = await isRepeated(inside, { key, stream, append });
    const now = isRepeat
      ? stream
      : await extend(inside, { task: open, key, stream, append, rules });
    return {
      next_offset: now.receivedBytes,
      decided_offset: now.decidedBytes,
      is_ended: now.isEnded,
      trace_id: open.traceId,
    };
  });
}

function requireSender(
  ctx: ServiceContext,
  task: TaskRow | undefined,
  { handoffId, agent }: Append,
): TaskRow {
  if (!task) throw new AppError("not_found", `There is no handoff ${handoffId}.`);
  if (task.pattern !== "streaming") {
    throw new AppError(
      "conflict",
      `The handoff ${handoffId} is no stream: its pattern is ${task.pattern}.`,
    );
  }
  const sender = actingAgent(ctx, agent);
  if (sender !== task.fromAgent && !mayAdminister(ctx)) {
    throw new AppError(
      "forbidden",
      `${sender} does not send this handoff: ${task.fromAgent} does.`,
    );
  }
  if (task.endedAt === null) return task;
  throw new AppError("conflict", `The handoff ${handoffId} is over: it is ${task.state}.`);
}

type Place = { key: TaskKey; stream: StreamRow; append: Append };

async function isRepeated(ctx: ServiceContext, { key, stream, append }: Place): Promise<boolean> {
  const { offset, text } = append;
  const { receivedBytes: expected } = stream;
  if (offset === expected && !stream.isEnded) return false;
  const earlier = await findChunk(ctx.db, { ...key, offset });
  if (earlier?.print === printOf(key, text)) return true;
  if (offset === expected) throw new AppError("conflict", "The stream has ended.");
  const what = offset > expected ? "leaves a gap" : "overlaps with what came before";
  const message = `The chunk at ${offset} ${what}: the next one begins at ${expected}.`;
  throw new AppError("offset_mismatch", message, { members: { expected_offset: expected } });
}

async function extend(
  { db, projectId, now }: ServiceContext,
  { task, key, stream, append, rules }: Place & { task: TaskRow; rules: MaskingRules },
): Promise<StreamRow> {
  const { offset, text, is_last: isEnded } = append;
  const bytes = Buffer.byteLength(text);
  requireRoom(stream, bytes);
  const open = openHeld(stream, key) + text;
  const { decided, length } = splitDecided(open, {
    mask: (part) => maskText(part, rules),
    isEnd: isEnded,
    spacedCharsMax: rules.knownValues?.spacedCharsMax ?? 0,
  });
  const toByte = stream.decidedBytes + Buffer.byteLength(open.slice(0, length));
  if (length > 0) {
    await insertPiece(db, { ...key, fromByte: stream.decidedBytes, toByte, body: decided });
  }
  const held = open.slice(length);
  const sealed = held === "" ? undefined : vaultSeal().close(held, sealedAt(key));
  const changed = {
    receivedBytes: stream.receivedBytes + bytes,
    decidedBytes: toByte,
    isEnded,
    heldSealed: sealed?.sealed ?? null,
    heldKeyId: sealed?.keyId ?? null,
  };
  await updateStream(db, key, changed);
  const at = now();
  await insertChunk(db, { ...key, offset, bytes, print: printOf(key, text), at });
  const place = { trace_id: task.traceId, handoff_id: key.handoffId, at: formatInstant(at) };
  await insertOutbox(db, {
    projectId,
    events: [{ event: "handoff_chunk", ...place, offset, bytes }],
  });
  await notifyChunk(db);
  return { ...stream, ...changed };
}

function requireRoom({ receivedBytes, readBytes }: StreamRow, bytes: number): void {
  const unread = receivedBytes - readBytes;
  if (unread === 0 || unread + bytes <= UNREAD_BYTES_MAX) return;
  const message = `${unread} bytes wait to be read; ${UNREAD_BYTES_MAX} is the most.`;
  throw new AppError("queue_full", message, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

const sealedAt = ({ projectId, handoffId }: TaskKey) => ({
  projectId,
  name: JSON.stringify(["stream", handoffId]),
});

function openHeld({ heldSealed: sealed, heldKeyId: keyId }: StreamRow, key: TaskKey): string {
  if (sealed === null || keyId === null) return "";
  const held = vaultSeal().open({ sealed, keyId }, sealedAt(key));
  if (held !== undefined) return held;
  const message = "What was held back of the stream was sealed under another BATON_SECRET.";
  throw new AppError("secret_unreadable", message);
}

function printOf({ projectId, handoffId }: TaskKey, text: string): string {
  const whose = JSON.stringify(["chunk", projectId, handoffId]);
  return createHmac("sha256", env().BATON_SECRET).update(whose).update(text).digest("base64");
}
