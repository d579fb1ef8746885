import { OPENAI_AGENTS_SOURCE, type IngestResult } from "@/lib/contracts/ingest";
import { EVENTS_PER_REQUEST_MAX } from "@/lib/ingest/guard/limits";
import { readExport } from "@/lib/ingest/openai-agents/read-export";
import type { ServiceContext } from "../context";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";
import { ingestEvents } from "./ingest-events";

/**
 * Stores one export of the OpenAI Agents SDK. A forced flush sends all it has in one request and
 * gives up on a refusal, so it is taken in parts: those that were stored are duplicates in a retry.
 */
export async function ingestOpenaiAgents(
  ctx: ServiceContext,
  bytes: Uint8Array,
): Promise<IngestResult> {
  const source = OPENAI_AGENTS_SOURCE;
  const values = await decodeOrKeep(ctx, { bytes, source }, () =>
    readExport(bytes, { receivedAt: ctx.now() }),
  );
  const total: IngestResult = { accepted: 0, duplicates: 0, rejected: [] };
  for (let start = 0; start < values.length; start += EVENTS_PER_REQUEST_MAX) {
    const part = values.slice(start, start + EVENTS_PER_REQUEST_MAX);
    const partBytes = start === 0 ? bytes.byteLength : 0;
    const result = await ingestEvents(ctx, { values: part, source, bytes: partBytes });
    total.accepted += result.accepted;
    total.duplicates += result.duplicates;
    for (const reject of result.rejected) {
      total.rejected.push({ ...reject, index: reject.index + start });
    }
  }
  return total;
}
