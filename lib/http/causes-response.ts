import type { FindingCauseDto, FindingCauseExportQuery } from "@/lib/contracts/finding-cause";
import { type CsvCell, csvLine } from "./csv";

const COLUMNS: Record<string, (cause: FindingCauseDto) => CsvCell> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  severity: ({ severity }) => severity,
  status: ({ status }) => status,
  from_agent: ({ origin }) => (origin.kind === "pair" ? origin.from_agent : null),
  to_agent: ({ origin }) => (origin.kind === "pair" ? origin.to_agent : null),
  cause: ({ origin }) => (origin.kind === "text" ? origin.text : null),
  count: ({ count }) => count,
  traces: ({ traces }) => traces,
  first_at: ({ first_at }) => first_at,
  last_at: ({ last_at }) => last_at,
  latest_trace_id: ({ latest }) => latest.trace_id,
  latest_title: ({ latest }) => latest.title,
};

/** A file for the browser to save. */
export function causesResponse(
  format: FindingCauseExportQuery["format"],
  causes: readonly FindingCauseDto[],
): Response {
  const isCsv = format === "csv";
  return new Response(isCsv ? toCsv(causes) : JSON.stringify({ items: causes }), {
    headers: {
      "content-type": isCsv ? "text/csv; charset=utf-8" : "application/json",
      "content-disposition": `attachment; filename="findings-${causes.length}.${format}"`,
      "cache-control": "no-store",
    },
  });
}

function toCsv(causes: readonly FindingCauseDto[]): string {
  const columns = Object.values(COLUMNS);
  const rows = causes.map((cause) => csvLine(columns.map((cellOf) => cellOf(cause))));
  return csvLine(Object.keys(COLUMNS)) + rows.join("");
}
