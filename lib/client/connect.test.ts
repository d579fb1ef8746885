import { expect, it } from "vitest";
import type { ConnectStatus } from "@/lib/contracts/connect";
import { latestSource } from "./connect";

function statusOf(...sources: [source: string, lastEventAt: string][]): ConnectStatus {
  return {
    has_traces: sources.length > 0,
    has_demo: true,
    first_event_at: null,
    last_event_at: null,
    sources: sources.map(([source, last_event_at]) => ({
      source,
      traces: 1,
      handoffs: 1,
      last_event_at,
      last_trace_id: `trace-of-${source}`,
      captures: { handoffs: 0, sides: 0, task: 0, sent: 0, received: 0, receipt: 0, end: 0 },
    })),
  };
}

it("finds the source heard of last", () => {
  const status = statusOf(["native", "2026-01-01T00:00:01Z"], ["otlp", "2026-01-01T00:00:05Z"]);

  expect(latestSource(status)?.source).toBe("otlp");
  expect(latestSource(statusOf())).toBeUndefined();
  expect(latestSource(undefined)).toBeUndefined();
});
