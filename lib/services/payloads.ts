import { findBodyRemoval } from "@/db/queries/body-removal";
import { listPayloads } from "@/db/queries/spans";
import type { ContextStageDto } from "@/lib/contracts/handoff";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "./context";

type Place = {
  day: string;
  traceId: TraceId;
  /** Larger bodies stay where they are; unset: all are fetched. */
  inlineBytesMax?: number | undefined;
};

/** Fetches bodies in one query and answers for each reference; none is a stage nobody observed. */
export async function loadBodies(
  ctx: ServiceContext,
  { inlineBytesMax = Number.POSITIVE_INFINITY, ...place }: Place,
  refs: readonly (PayloadRef | null)[],
): Promise<(ref: PayloadRef | null) => ContextStageDto> {
  const hashes = refs.flatMap((ref) => (ref && ref.bytes <= inlineBytesMax ? [ref.payload] : []));
  const rows =
    hashes.length === 0
      ? []
      : await listPayloads(ctx.db, { ...place, projectId: ctx.projectId, hashes });
  const bodies = new Map(rows.map(({ hash, body }) => [hash, body]));
  const isWhole = refs.every((ref) => ref === null || bodies.has(ref.payload));
  const { projectId } = ctx;
  const removal = isWhole ? null : await findBodyRemoval(ctx.db, { projectId, ...place });
  return (ref) => {
    if (ref === null) return null;
    const { payload, bytes } = ref;
    const left = { value: null, bytes, payload, omitted: true };
    const body = bodies.get(payload);
    if (body === undefined && removal) return { ...left, removed_at: removal.toISOString() };
    if (bytes > inlineBytesMax) return left;
    if (body === undefined) return null;
    const value: Json = JSON.parse(body);
    return { value, bytes, payload, omitted: false };
  };
}
