import { SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { expectInBaton } from "../harness/expect.mjs";

/** The exporters read the address, the headers and the compression from the environment. */
const Exporter =
  process.env.OTEL_EXPORTER_OTLP_PROTOCOL === "http/json" ? JsonExporter : ProtobufExporter;

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ "service.name": "support-desk" }),
  spanProcessors: [new BatchSpanProcessor(new Exporter())],
});
provider.register();
const tracer = trace.getTracer("conformance");

/** Runs `work` inside a span; an error that it throws is the span's. */
export async function span(name, attributes, work = async () => {}) {
  return tracer.startActiveSpan(name, { attributes }, async (started) => {
    try {
      return await work(started);
    } catch (error) {
      started.recordException(error);
      started.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      throw error;
    } finally {
      started.end();
    }
  });
}

/** Sends what was traced and says what must be read in Baton. */
export async function finish(expectation) {
  await provider.forceFlush();
  await provider.shutdown();
  expectInBaton(expectation);
}
