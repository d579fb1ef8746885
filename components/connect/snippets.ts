import type { ConnectMethod } from "./connect-methods";
import {
  adkSdkSnippet,
  eventsSdkSnippet,
  langgraphSdkSnippet,
  openaiSdkSnippet,
} from "./sdk-snippets";
import type { Snippet, SnippetFacts } from "./snippet";

const STEP_MS = 1_200;

/** What to paste, step by step. Importing a log needs no snippet. */
export const SNIPPETS: Record<
  Exclude<ConnectMethod, "import">,
  (facts: SnippetFacts) => Snippet[]
> = {
  otlp: otlpSnippets,
  openai: openaiSnippets,
  langgraph: langgraphSnippets,
  adk: adkSnippets,
  events: eventSnippets,
  curl: curlSnippets,
};

function otlpSnippets(facts: SnippetFacts): Snippet[] {
  return [
    {
      title: "Set these where your agents run",
      note: "Exporters add /v1/traces themselves and decode %20 to a space.",
      code: otlpEnvironment(facts),
    },
    {
      title: "Or add an exporter to your OpenTelemetry Collector",
      code: [
        "exporters:",
        "  otlphttp/baton:",
        `    endpoint: ${facts.origin}`,
        "    headers:",
        `      authorization: Bearer ${facts.key}`,
      ].join("\n"),
    },
  ];
}

function openaiSnippets(facts: SnippetFacts): Snippet[] {
  const { origin, key } = facts;
  const endpoint = `${origin}/v1/traces/ingest`;
  return [
    openaiSdkSnippet(facts),
    {
      title: "JavaScript without it: point the OpenAI SDK's own exporter here, once at start",
      note: "Short programs must await getGlobalTraceProvider().forceFlush() before they end. With the Responses API the SDK does not export prompts: Baton then shows who handed over to whom, and says that the context was not captured.",
      code: [
        'import { BatchTraceProcessor, OpenAITracingExporter, setTraceProcessors } from "@openai/agents";',
        "",
        "setTraceProcessors([",
        `  new BatchTraceProcessor(new OpenAITracingExporter({ endpoint: "${endpoint}", apiKey: "${key}" })),`,
        "]);",
      ].join("\n"),
    },
    {
      title: "Python: the same",
      code: [
        "from agents import set_trace_processors",
        "from agents.tracing.processors import BackendSpanExporter, BatchTraceProcessor",
        "",
        "set_trace_processors([",
        `    BatchTraceProcessor(BackendSpanExporter(endpoint="${endpoint}", api_key="${key}")),`,
        "])",
      ].join("\n"),
    },
  ];
}

function langgraphSnippets(facts: SnippetFacts): Snippet[] {
  const { origin, key } = facts;
  return [
    {
      title: "Set these where your graph runs",
      note: "No code to change: LangGraph's own tracer then reports here instead of to LangSmith.",
      code: [
        'export LANGSMITH_TRACING="true"',
        `export LANGSMITH_ENDPOINT="${origin}/api/langsmith"`,
        `export LANGSMITH_API_KEY="${key}"`,
      ].join("\n"),
    },
    langgraphSdkSnippet(facts),
  ];
}

function adkSnippets(facts: SnippetFacts): Snippet[] {
  return [
    {
      title: "Set these where ADK runs",
      note: "adk web and adk api_server export from then on. ADK puts prompts, replies and tool arguments into its spans by default; set ADK_CAPTURE_MESSAGE_CONTENT_IN_SPANS=false to leave them out, and Baton can no longer show what was handed over.",
      code: otlpEnvironment(facts),
    },
    {
      title: "With a Runner of your own (Python), switch the export on once at start",
      code: [
        "from google.adk.telemetry.setup import maybe_set_otel_providers",
        "",
        "maybe_set_otel_providers()",
      ].join("\n"),
    },
    {
      title: "With a Runner of your own (JavaScript), the same",
      code: [
        'import { maybeSetOtelProviders } from "@google/adk";',
        "",
        "maybeSetOtelProviders();",
      ].join("\n"),
    },
    adkSdkSnippet(facts),
  ];
}

/** OTEL header values are URL-encoded, so the space after "Bearer" must be too. */
function otlpEnvironment({ origin, key }: SnippetFacts): string {
  return [
    `export OTEL_EXPORTER_OTLP_ENDPOINT="${origin}"`,
    `export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer%20${key}"`,
    `export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"`,
  ].join("\n");
}

function eventSnippets(facts: SnippetFacts): Snippet[] {
  const [initiated, ...rest] = handoffEvents(facts);
  return [
    { title: "When an agent hands work over", code: curl(facts, initiated) },
    {
      title: "When the other agent has it, and when it is done",
      note: "Several events fit in one request, as an array. Sending the same event twice changes nothing.",
      code: curl(facts, rest),
    },
    { title: "The same from Python, without a library", code: python(facts) },
    eventsSdkSnippet(facts),
  ];
}

function curlSnippets(facts: SnippetFacts): Snippet[] {
  return [
    {
      title: "Send one finished handoff",
      note: "Paste it into a terminal; the panel beside this turns green within two seconds.",
      code: curl(facts, handoffEvents(facts)),
    },
  ];
}

function handoffEvents({ traceId, now }: SnippetFacts) {
  const at = (step: number) => new Date(now.getTime() + step * STEP_MS).toISOString();
  const handoff = { trace_id: traceId, handoff_id: `${traceId}-1` };
  return [
    {
      event: "handoff_initiated",
      ...handoff,
      at: at(0),
      from_agent: "orchestrator",
      to_agent: "research",
      task: "Find three partners within the budget",
      context: { budget_usd: 5000, region: "EU", deadline: "Friday" },
    },
    {
      event: "handoff_received",
      ...handoff,
      at: at(1),
      agent: "research",
      context: { budget_usd: 5000, region: "EU" },
    },
    {
      event: "task_complete",
      ...handoff,
      at: at(2),
      agent: "research",
      result: { partners: ["Acme", "Globex", "Initech"] },
    },
  ];
}

/** JSON with the shell's only dangerous character inside single quotes written another way. */
function curl({ origin, key }: SnippetFacts, body: unknown): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", String.raw`\u0027`);
  return [
    `curl -X POST ${origin}/api/v1/events \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${json}'`,
  ].join("\n");
}

function python({ origin, key, traceId }: SnippetFacts): string {
  return `import json, urllib.request
from datetime import datetime, timezone

def send(event, **fields):
    body = {"event": event, "at": datetime.now(timezone.utc).isoformat(), **fields}
    urllib.request.urlopen(urllib.request.Request(
        "${origin}/api/v1/events",
        data=json.dumps(body).encode(),
        headers={"Authorization": "Bearer ${key}", "Content-Type": "application/json"},
    ))

send("handoff_initiated", trace_id="${traceId}", handoff_id="${traceId}-2",
     from_agent="research", to_agent="writer", task="Draft the e-mail",
     context={"partners": ["Acme"]})`;
}
