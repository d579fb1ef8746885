import { describe, expect, it } from "vitest";
import { NativeEvent } from "@/lib/domain/event/native-event";
import sdk from "@/sdk/package.json";
import { SDK_PACKAGE } from "./sdk-snippets";
import type { SnippetFacts } from "./snippet";
import { SNIPPETS } from "./snippets";

const FACTS: SnippetFacts = {
  origin: "http://localhost:3000",
  key: "bt_ingest_abc",
  traceId: "test-1",
  now: new Date("2026-06-15T12:00:00Z"),
};

/** The JSON that a shell would hand to curl. */
function bodyOf(code: string): unknown {
  return JSON.parse(/-d '([^']*)'$/.exec(code)?.[1] ?? "");
}

describe("snippets", () => {
  it("sends events that ingest understands", () => {
    const [first, second] = SNIPPETS.events(FACTS);
    const bodies = [bodyOf(first?.code ?? ""), bodyOf(second?.code ?? "")].flat();

    const events = bodies.map((body) => NativeEvent.parse(body).event);

    expect(events).toEqual(["handoff_initiated", "handoff_received", "task_complete"]);
  });

  it("tests with one request to this very Baton", () => {
    const [snippet] = SNIPPETS.curl(FACTS);

    expect(snippet?.code).toContain("curl -X POST http://localhost:3000/api/v1/events ");
    expect(snippet?.code).toContain("'Authorization: Bearer bt_ingest_abc'");
    expect(bodyOf(snippet?.code ?? "")).toHaveLength(3);
  });

  it.each(["otlp", "adk"] as const)(
    "encodes the header for %s as the environment wants",
    (method) => {
      expect(SNIPPETS[method](FACTS)[0]?.code.split("\n")).toEqual([
        'export OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:3000"',
        'export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20bt_ingest_abc"',
        'export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"',
      ]);
    },
  );

  it.each(["openai", "langgraph", "adk", "events"] as const)(
    "installs the SDK for %s from this very Baton",
    (method) => {
      const code = SNIPPETS[method](FACTS)
        .map((snippet) => snippet.code)
        .find((each) => each.includes("@baton/sdk"));

      expect(SDK_PACKAGE).toBe(`baton-sdk-${sdk.version}.tgz`);
      expect(code).toContain(`// npm install http://localhost:3000/${SDK_PACKAGE}\n`);
      expect(code).toContain('  url: "http://localhost:3000",\n  key: "bt_ingest_abc",\n');
    },
  );
});
