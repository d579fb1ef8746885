import type { TraceDto } from "@/lib/contracts/trace";
import type { TraceExportQuery } from "@/lib/contracts/trace-export";
import type { TraceExport } from "@/lib/services/traces/export-traces";
import { type CsvCell, csvLine } from "./csv";
import { lineStream } from "./line-stream";

const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json" };

const COLUMNS: Record<string, (trace: TraceDto) => CsvCell> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  session_id: ({ session_id }) => session_id,
  status: ({ status }) => status,
  started_at: ({ started_at }) => started_at,
  ended_at: ({ ended_at }) => ended_at,
  duration_ms: ({ duration_ms }) => duration_ms,
  agents: ({ agents }) => agents.join("; "),
  handoff_count: ({ handoff_count }) => handoff_count,
  span_count: ({ span_count }) => span_count,
  error_count: ({ error_count }) => error_count,
  input_tokens: ({ usage }) => usage?.input_tokens ?? null,
  output_tokens: ({ usage }) => usage?.output_tokens ?? null,
  cost_usd: ({ usage }) => usage?.cost_usd ?? null,
  credits: ({ usage }) => usage?.credits ?? null,
  findings: ({ findings }) => findings.map(({ kind }) => kind).join("; "),
  source: ({ source }) => source,
};

/** A file for the browser to save, streamed; its name and headers say when it is not everything. */
export function exportResponse(format: TraceExportQuery["format"], traces: TraceExport): Response {
  const { exported, isComplete } = traces;
  const lines = format === "csv" ? csvLines(traces) : jsonLines(traces);
  const name = isComplete ? `traces-${exported}` : `traces-first-${exported}-of-more`;
  return new Response(lineStream(lines), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
      "x-exported-count": String(exported),
      "x-export-complete": String(isComplete),
    },
  });
}

async function* csvLines({ pages }: TraceExport): AsyncGenerator<string> {
  yield csvLine(Object.keys(COLUMNS));
  const columns = Object.values(COLUMNS);
  for await (const page of pages) {
    yield page.map((trace) => csvLine(columns.map((cellOf) => cellOf(trace)))).join("");
  }
}

async function* jsonLines({ pages, exported, isComplete }: TraceExport): AsyncGenerator<string> {
  yield `{"exported":${exported},"is_complete":${isComplete},"items":[`;
  let separator = "\n";
  for await (const page of pages) {
    for (const trace of page) {
      yield separator + JSON.stringify(trace);
      separator = ",\n";
    }
  }
  yield "\n]}\n";
}
