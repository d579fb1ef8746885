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
  /** Has documents of its own, and no place among the foreign ones. */
  isOurs?: boolean;
};

type Otlp = { id: string; title: string; env?: Record<string, string>; code?: string };

function otlp({ id, title, env: more = {}, code }: Otlp): Way {
  const lines = Object.entries(more).map(([name, value]) => `export ${name}="${value}"`);
  const exports = [
    'export OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:3000"',
    'export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20YOUR_KEY"',
    ...lines,
  ];
  return {
    id,
    title,
    connect: [...exports, ...(code === undefined ? [] : ["", code])].join("\n"),
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
  env: () => ({}),
};

const LANGSMITH: Way = {
  id: "langsmith",
  title: "its LangSmith tracer",
  connect: [
    'export LANGSMITH_TRACING="true"',
    'export LANGSMITH_ENDPOINT="http://127.0.0.1:3000/api/langsmith"',
    'export LANGSMITH_API_KEY="YOUR_KEY"',
  ].join("\n"),
  env: ({ url, key }) => ({
    LANGSMITH_TRACING: "true",
    LANGSMITH_ENDPOINT: `${url}/api/langsmith`,
    LANGSMITH_API_KEY: key,
  }),
};

const OPENINFERENCE: Way = {
  ...otlp({
    id: "openinference",
    title: "OTLP (OpenInference)",
    code: "new LangChainInstrumentation().manuallyInstrument(CallbackManagerModule);",
  }),
  imports: ["openinference.mjs"],
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
    folder: "langgraph",
    title: "LangGraph",
    packages: [
      "@langchain/langgraph",
      "@langchain/core",
      "langsmith",
      "@langchain/langgraph-supervisor",
      "@langchain/langgraph-swarm",
      "@arizeai/openinference-instrumentation-langchain",
    ],
    ways: [LANGSMITH, OPENINFERENCE],
    notes: [
      "The LangSmith tracer sends long runs when they begin and again when they end, so that work in progress is seen; OTLP sends a span when it ended.",
      "Not run here: `@traceloop/instrumentation-langchain`, which gives every span a trace of its own, and the LangSmith tracer's OTel mode, which sends no spans for a graph that is called directly.",
    ],
  },
  {
    folder: "adk",
    title: "Google ADK",
    packages: ["@google/adk"],
    ways: [otlp({ id: "otlp", title: "OTLP (http/json)", code: "maybeSetOtelProviders();" })],
    notes: [
      "It pins `@opentelemetry/api` 1.9.0. Where another package of the project brings a newer one, its tracer is not registered and no span is sent: put one version under `overrides` of your package.json, as these runs do.",
      "`OTEL_EXPORTER_OTLP_PROTOCOL` and `OTEL_SERVICE_NAME` are not read: it always sends http/json, and no service name.",
    ],
  },
  {
    folder: "ai",
    title: "AI SDK",
    packages: ["ai", "@ai-sdk/otel"],
    ways: [
      otlp({
        id: "otlp",
        title: "OTLP (@ai-sdk/otel)",
        code: "registerTelemetry(new OpenTelemetry());",
      }),
    ],
    notes: [
      "An agent is named by `telemetry: { functionId }`; there is no other name in its spans.",
      "There is no handoff: a subagent is a tool whose function calls another agent, which is inferred from its span inside the tool's.",
    ],
  },
  {
    folder: "mastra",
    title: "Mastra",
    packages: ["@mastra/core", "@mastra/observability", "@mastra/otel-exporter"],
    ways: [
      otlp({
        id: "otlp",
        title: "OTLP (@mastra/otel-exporter)",
        code: [
          "new OtelExporter({",
          "  provider: {",
          "    custom: {",
          '      endpoint: "http://127.0.0.1:3000/v1/traces",',
          '      headers: { authorization: "Bearer YOUR_KEY" },',
          '      protocol: "http/protobuf",',
          "    },",
          "  },",
          "});",
        ].join("\n"),
      }),
    ],
    notes: [
      "A sub-agent's model is given the caller's whole conversation and instructions, not the prompt alone; that is what Baton shows as received.",
    ],
  },
  {
    folder: "a2a",
    title: "A2A",
    packages: ["@a2a-js/sdk"],
    ways: [otlp({ id: "otlp", title: "OTLP, with spans of your own" })],
    notes: [
      "A call that waits for its answer sees the last state only: when the remote agent acknowledged it is not known.",
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
      otlp({ id: "json", title: "http/json", env: { OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" } }),
      otlp({
        id: "protobuf",
        title: "http/protobuf",
        env: { OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf" },
      }),
      otlp({
        id: "gzip",
        title: "http/protobuf, gzip",
        env: {
          OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
          OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
        },
      }),
    ],
    notes: [],
  },
  {
    folder: "sdk",
    title: "Baton's SDK",
    packages: [],
    ways: [{ id: "sdk", title: "itself", connect: "", env: () => ({}) }],
    notes: [],
    isOurs: true,
  },
  {
    folder: "docs",
    title: "The documents",
    packages: [],
    ways: [{ id: "docs", title: "as written", connect: "", env: () => ({}) }],
    notes: [],
    isOurs: true,
  },
];
