import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-node";

/** Next puts the address into its spans as it was asked, with what people searched for. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.query"];

/**
 * Baton's own spans, where `OTEL_EXPORTER_OTLP_ENDPOINT` (and its like) say; `BATON_TRACING=on` turns them
 * on. Gives back how to send what is left.
 */
export function startTracing(service: string): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new BatchSpanProcessor(withoutQueries(new OTLPTraceExporter()))],
  });
  provider.register();
  return () => provider.shutdown();
}

function withoutQueries(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(withoutQuery), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

function withoutQuery(span: ReadableSpan): ReadableSpan {
  const attributes = { ...span.attributes };
  for (const name of ADDRESSES) {
    const value = attributes[name];
    if (typeof value === "string") attributes[name] = value.split("?", 1)[0];
  }
  return Object.create(span, { attributes: { value: attributes } });
}
