import { hasModelContent, listSpanContents, type SpanContentRow } from "@/db/queries/conversation";
import type { ConversationList, ConversationQuery } from "@/lib/contracts/conversation";
import { dropRepeats } from "@/lib/domain/conversation/drop-repeats";
import type { SpanKind } from "@/lib/domain/handoff/taxonomy";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { loadBodies } from "../payloads";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { toMessages } from "./to-messages";

const MODEL_KINDS: readonly SpanKind[] = ["llm", "human"];
const ALL_KINDS: readonly SpanKind[] = ["agent", "llm", "tool", "guardrail", "human", "other"];
/** What a page may read at once; a body larger than `BODY_BYTES_MAX` is named, not read. */
const PAGE_BYTES_MAX = 8_388_608;
const BODY_BYTES_MAX = 2_097_152;

/**
 * What was said in a trace, in order, without the history that each model call repeats. Where models
 * were recorded they tell it; else every span that carries something does.
 */
export async function listConversation(
  ctx: ServiceContext,
  traceId: TraceId,
  { limit, cursor }: ConversationQuery,
): Promise<ConversationList> {
  requireScope(ctx, "read");
  const { day } = await requireTrace(ctx, traceId);
  const place = { projectId: ctx.projectId, day, traceId };
  const kinds = (await hasModelContent(ctx.db, place)) ? MODEL_KINDS : ALL_KINDS;
  const rows = await listSpanContents(ctx.db, {
    ...place,
    kinds,
    after: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  const page = toPage(rows, {
    limit: Math.min(limit, affordable(rows)),
    keyOf: (row) => [row.startedAt, row.id],
    toItem: (row) => row,
  });
  const refs = page.items.flatMap(({ input, output }) => [input, output]);
  const bodyOf = await loadBodies(ctx, { day, traceId, inlineBytesMax: BODY_BYTES_MAX }, refs);
  const items = page.items.flatMap((row) => toMessages(row, bodyOf));
  return { items: dropRepeats(items), next_cursor: page.next_cursor };
}

/** How many spans a page may read; always at least one. */
function affordable(rows: readonly SpanContentRow[]): number {
  let bytes = 0;
  const end = rows.findIndex(({ input, output }) => {
    for (const ref of [input, output]) {
      if (ref && ref.bytes <= BODY_BYTES_MAX) bytes += ref.bytes;
    }
    return bytes > PAGE_BYTES_MAX;
  });
  return end === -1 ? rows.length : Math.max(1, end);
}

function keyFrom(cursor: string) {
  const [startedAt, id = ""] = decodeCursor(cursor, 2);
  return { startedAt: instantOfCursor(startedAt), id };
}
