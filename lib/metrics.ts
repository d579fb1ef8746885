import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "baton_http_request_seconds",
      help: "How long requests took to be answered, streams until their first byte.",
      labelNames: ["method", "area", "status"] as const,
      buckets: SECONDS,
      registers,
    }),
    events: new Counter({
      name: "baton_ingest_events_total",
      help: "Events that arrived: accepted, duplicate or rejected.",
      labelNames: ["result"] as const,
      registers,
    }),
    rounds: new Counter({
      name: "baton_background_failures_total",
      help: "Rounds of background work that failed and run again.",
      labelNames: ["what"] as const,
      registers,
    }),
  };
}

const shared = globalThis as typeof globalThis & { batonMetrics?: ReturnType<typeof openMetrics> };

/** One set a process, whichever of Next's bundles counts first. No project and no agent is named in it. */
export function metrics(): ReturnType<typeof openMetrics> {
  return (shared.batonMetrics ??= openMetrics());
}
