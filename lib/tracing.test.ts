import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { inspect } from "node:util";
import { trace } from "@opentelemetry/api";
import { afterEach, expect, it } from "vitest";
import { inSpan } from "./in-span";
import { decodeOtlpProtobuf } from "./ingest/otlp/decode-protobuf";
import { startTracing } from "./tracing";

afterEach(() => {
  trace.disable();
  delete process.env["OTEL_EXPORTER_OTLP_ENDPOINT"];
});

/** What arrives at a collector while `work` runs under tracing. */
async function collect(work: () => Promise<unknown>) {
  const bodies: Buffer[] = [];
  const keep = async (request: IncomingMessage, response: ServerResponse) => {
    bodies.push(await buffer(request));
    response.end();
  };
  const collector = createServer((request, response) => void keep(request, response));
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port }: { port: number } = Object(collector.address());
  process.env["OTEL_EXPORTER_OTLP_ENDPOINT"] = `http://127.0.0.1:${port}`;
  const stop = startTracing("baton-test");
  await work();
  await stop();
  collector.close();
  return bodies.flatMap((body) => decodeOtlpProtobuf(body).spans);
}

const wordsOf = (value: unknown) => inspect(value, { depth: 20 });

it("sends what it did, as part of what asked for it, and of an error only its name", async () => {
  const failing = () => Promise.reject(new RangeError("INV-7 of ann@example.com"));

  const spans = await collect(() =>
    inSpan("outer", { "baton.events": 2 }, () => inSpan("inner", {}, failing).catch(() => null)),
  );

  const [inner, outer] = spans;
  expect(spans.map(({ name }) => name)).toEqual(["inner", "outer"]);
  expect(inner?.parentSpanId).toBe(outer?.spanId);
  expect(wordsOf(spans)).toContain("RangeError");
  expect(wordsOf(spans)).not.toContain("INV-7");
});

it("leaves out what somebody searched for", async () => {
  const spans = await collect(() =>
    inSpan("GET", { "http.target": "/api/v1/traces?q=secret" }, async () => null),
  );

  expect(wordsOf(spans)).toContain("/api/v1/traces");
  expect(wordsOf(spans)).not.toContain("secret");
});

it("does the work, and no more, while nobody asks", async () => {
  expect(await inSpan("quiet", {}, async () => 7)).toBe(7);
});
