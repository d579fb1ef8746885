import { otlpRoute } from "@/lib/http/otlp-route";
import { ingestOtlp } from "@/lib/services/events/ingest-otlp";

export const POST = otlpRoute("rejectedSpans", (bytes, { ctx, encoding }) =>
  ingestOtlp(ctx, { bytes, encoding }),
);
