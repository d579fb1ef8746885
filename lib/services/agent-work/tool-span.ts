import { randomBytes } from "node:crypto";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import type { OutsideOutcome } from "./call-place";

const SPAN_ID_BYTES = 8;

/** One use of a tool elsewhere, as the trace shows it. */
export function toolSpan(
  { traceId, toAgent }: TaskRow,
  { row, outcome, startedAt, endedAt }: OutsideOutcome & { endedAt: Nanos },
): NativeEventInput {
  return {
    event: "span",
    trace_id: traceId,
    id: randomBytes(SPAN_ID_BYTES).toString("hex"),
    kind: "tool",
    name: row.name,
    agent: toAgent,
    start: formatInstant(startedAt),
    end: formatInstant(endedAt),
    status: outcome.isError ? "error" : "ok",
    attributes: { "gen_ai.tool.name": row.name, "gen_ai.tool.call.id": row.callId },
    input: row.input,
    output: outcome.value,
  };
}
