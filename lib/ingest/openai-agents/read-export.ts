import { isRecord, type Json } from "@/lib/domain/json";
import type { TraceId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { EXPORT_ITEMS_MAX } from "../guard/limits";
import { parseJson } from "../guard/parse-json";
import { UnreadableLine } from "../guard/parse-ndjson";
import { describeIssues } from "../native/describe-issues";
import type { WireEvent } from "../native/wire-event";
import { ExportedItem } from "./exported-item";
import { toSpanEvent } from "./to-span-event";
import { toTraceEvent } from "./to-trace-event";

/**
 * The body of one export, an event per item at the item's index; a bad item never sinks its
 * neighbours. `receivedAt` dates a trace of which this export brings no span.
 */
export function readExport(
  bytes: Uint8Array,
  { receivedAt }: { receivedAt: Nanos },
): (WireEvent | UnreadableLine)[] {
  const items = itemsIn(parseJson(bytes)).map(readItem);
  const starts = earliestStarts(items);
  return items.map((item, index) => {
    if (item instanceof UnreadableLine) return item;
    if (item.object === "trace.span") return toSpanEvent(item, index);
    return toTraceEvent(item, starts.get(item.id) ?? receivedAt);
  });
}

function itemsIn(body: Json): Json[] {
  const items = isRecord(body) ? body["data"] : undefined;
  if (!Array.isArray(items)) {
    throw new AppError("invalid_input", "The body must be an object with an array in `data`.");
  }
  if (items.length <= EXPORT_ITEMS_MAX) return items;
  const message = `An export may hold at most ${EXPORT_ITEMS_MAX} traces and spans.`;
  throw new AppError("payload_too_large", message);
}

function readItem(value: Json): ExportedItem | UnreadableLine {
  const parsed = ExportedItem.safeParse(value);
  return parsed.success
    ? parsed.data
    : new UnreadableLine(describeIssues(parsed.error, value) || "must be a trace or a span", {
        sent: value,
      });
}

function earliestStarts(items: readonly (ExportedItem | UnreadableLine)[]): Map<TraceId, Nanos> {
  const starts = new Map<TraceId, Nanos>();
  for (const item of items) {
    if (item instanceof UnreadableLine || item.object === "trace") continue;
    const known = starts.get(item.trace_id);
    if (known === undefined || item.started_at < known) starts.set(item.trace_id, item.started_at);
  }
  return starts;
}
