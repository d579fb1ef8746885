import {
  insertBoardVersion,
  takeNextVersion,
  type BoardPlace,
} from "@/db/queries/runtime/blackboard";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { ExpectedVersion } from "@/lib/domain/blackboard/key";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { formatInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { CONTENT_BYTES_MAX } from "@/lib/ingest/guard/limits";
import type { ServiceContext } from "../context";

/** The handoff in whose trace a reading or writing is shown. */
export type BoardOrigin = { traceId: TraceId; handoffId: HandoffId };

type Storing = BoardPlace & {
  value: Json;
  writer: string;
  expected: ExpectedVersion;
  origin: BoardOrigin | undefined;
};

/**
 * A new version of a key, in the caller's transaction, with the event that tells it. The value must be
 * free of secrets by now. Undefined: the key does not stand where it was expected to.
 */
export async function storeValue(
  ctx: ServiceContext,
  storing: Storing,
): Promise<number | undefined> {
  const { projectId, key, value, writer, expected, origin } = storing;
  const body = JSON.stringify(value);
  const bytes = Buffer.byteLength(body);
  if (bytes > CONTENT_BYTES_MAX) {
    throw new AppError("payload_too_large", `A value may have ${CONTENT_BYTES_MAX} bytes.`);
  }
  const version = await takeNextVersion(ctx.db, { projectId, key, expected });
  if (version === undefined) return undefined;
  const at = ctx.now();
  await insertBoardVersion(ctx.db, {
    projectId,
    key,
    version,
    body,
    bytes,
    writtenBy: writer,
    writtenAt: at,
    traceId: origin?.traceId ?? null,
    handoffId: origin?.handoffId ?? null,
  });
  await tellBoard(ctx, { event: "blackboard_written", key, version, agent: writer, origin, at });
  return version;
}

type Told = {
  event: "blackboard_written" | "blackboard_read";
  key: string;
  version: number;
  agent: string;
  origin: BoardOrigin | undefined;
  at: ReturnType<ServiceContext["now"]>;
};

/** Where no trace is known, there is nowhere to show it; the versions and their readers say it still. */
export async function tellBoard(
  { db, projectId }: ServiceContext,
  { origin, at, ...told }: Told,
): Promise<void> {
  if (!origin) return;
  const place = { trace_id: origin.traceId, handoff_id: origin.handoffId, at: formatInstant(at) };
  await insertOutbox(db, { projectId, events: [{ ...told, ...place }] });
}
