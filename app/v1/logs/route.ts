import { otlpRoute } from "@/lib/http/otlp-route";
import { ingestOtlpLogs } from "@/lib/services/events/ingest-otlp-logs";

export const POST = otlpRoute("rejectedLogRecords", (bytes, { ctx, encoding }) =>
  ingestOtlpLogs(ctx, { bytes, encoding }),
);
