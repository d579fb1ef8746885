import { listToolCalls, type ToolCallRow } from "@/db/queries/tool-calls";
import type { TracePlace } from "@/db/queries/trace-places";
import type { ToolCall } from "@/lib/domain/findings/trace-view";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";

const CALLS_MAX = 2_000;
/** `{}`, `[]` and `""` ask for nothing in particular. */
const NO_ARGUMENTS_BYTES = 2;

/** What tools the agents of some traces called, in one query. */
export async function readToolCalls(
  { db, projectId }: ServiceContext,
  traces: readonly TracePlace[],
): Promise<Map<TraceId, ToolCall[]>> {
  const rows = await listToolCalls(db, { projectId, traces, limit: CALLS_MAX });
  const calls = new Map<TraceId, ToolCall[]>();
  for (const row of rows) {
    const own = calls.get(row.traceId) ?? [];
    own.push(toToolCall(row));
    calls.set(row.traceId, own);
  }
  return calls;
}

function toToolCall({ agent, name, startedAt, status, input }: ToolCallRow): ToolCall {
  const hasArguments = input !== null && input.bytes > NO_ARGUMENTS_BYTES;
  return {
    agent,
    tool: name,
    startedAt,
    status,
    argumentsPrint: hasArguments ? input.payload : null,
  };
}
