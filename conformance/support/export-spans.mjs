import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

/** What a user's OpenTelemetry set-up does; the exporter reads its address from the environment. */
const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ "service.name": "support-desk" }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();
process.once("beforeExit", () => {
  void provider.forceFlush();
});
