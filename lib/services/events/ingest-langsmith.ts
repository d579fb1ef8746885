import { LANGSMITH_SOURCE, type IngestResult } from "@/lib/contracts/ingest";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import { mergeHalves, type Half } from "@/lib/ingest/langsmith/merge-halves";
import { readBatch, readRun } from "@/lib/ingest/langsmith/read-batch";
import { readMultipartRuns } from "@/lib/ingest/langsmith/read-multipart-runs";
import { toSpanEvent } from "@/lib/ingest/langsmith/to-span-event";
import type { ServiceContext } from "../context";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";
import { ingestEvents } from "./ingest-events";

/** The ways in which the tracer sends runs; `id` names the run that is patched. */
export type LangsmithForm =
  | { as: "batch" }
  | { as: "multipart"; contentType: string | null }
  | { as: "post" }
  | { as: "patch"; id: string };

/** Stores runs of the LangSmith tracer: a post on its own is a span that still runs. */
export async function ingestLangsmith(
  ctx: ServiceContext,
  { bytes, form }: { bytes: Uint8Array; form: LangsmithForm },
): Promise<IngestResult> {
  const source = LANGSMITH_SOURCE;
  const halves = await decodeOrKeep(ctx, { bytes, source }, () => readHalves(bytes, form));
  const values = mergeHalves(halves).map((run) =>
    run instanceof UnreadableLine ? run : toSpanEvent(run),
  );
  return ingestEvents(ctx, { values, source, bytes: bytes.byteLength });
}

function readHalves(bytes: Uint8Array, form: LangsmithForm): Half[] {
  switch (form.as) {
    case "batch":
      return readBatch(bytes);
    case "multipart":
      return readMultipartRuns(bytes, form.contentType);
    case "post":
      return readRun(bytes, null);
    case "patch":
      return readRun(bytes, form.id);
  }
}
