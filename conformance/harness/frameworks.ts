import type { Workspace } from "./baton.ts";

/** One way for a framework's signals to reach Baton. */
export type Way = {
  id: string;
  title: string;
  /** What a user writes, for the documentation. */
  connect: string;
  /** What a user sets. */
  env(workspace: Workspace): Record<string, string>;
  /** Files of `support/` that a user's `--import` would name. */
  imports?: string[];
};

export type Framework = {
  folder: string;
  title: string;
  /** Whose versions are named; all are pinned in `package.json`. */
  packages: string[];
  ways: Way[];
  /** What no scenario can show, for the documentation. */
  notes: string[];
};

function otlp(id: string, title: string, more: Record<string, string> = {}): Way {
  const lines = Object.entries(more).map(([name, value]) => `export ${name}="${value}"`);
  return {
    id,
    title,
    connect: [
      'export OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:3000"',
      'export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20YOUR_KEY"',
      ...lines,
    ].join("\n"),
    env: ({ url, key }) => ({
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${key}`,
      ...more,
    }),
  };
}

const OPENAI_EXPORTER: Way = {
  id: "exporter",
  title: "its own trace exporter",
  connect: [
    'import { BatchTraceProcessor, OpenAITracingExporter, setTraceProcessors } from "@openai/agents";',
    "",
    'const endpoint = "http://127.0.0.1:3000/v1/traces/ingest";',
    'const exporter = new OpenAITracingExporter({ endpoint, apiKey: "YOUR_KEY" });',
    "setTraceProcessors([new BatchTraceProcessor(exporter)]);",
  ].join("\n"),
  env: ({ url, key }) => ({ BATON_URL: url, BATON_KEY: key }),
};

/** In the order of the documentation. */
export const FRAMEWORKS: Framework[] = [
  {
    folder: "openai",
    title: "OpenAI Agents SDK",
    packages: ["@openai/agents"],
    ways: [OPENAI_EXPORTER],
    notes: [
      "A span is sent once, when it ends: a handoff in progress, or a callee that hangs, is not seen before that.",
      "Short programs must await `getGlobalTraceProvider().forceFlush()` before they end.",
    ],
  },
  {
    folder: "otel",
    title: "OpenTelemetry SDK",
    packages: [
      "@opentelemetry/sdk-trace-node",
      "@opentelemetry/exporter-trace-otlp-http",
      "@opentelemetry/exporter-trace-otlp-proto",
    ],
    ways: [
      otlp("json", "http/json", { OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" }),
      otlp("protobuf", "http/protobuf", { OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf" }),
      otlp("gzip", "http/protobuf, gzip", {
        OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
        OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
      }),
    ],
    notes: [],
  },
];
