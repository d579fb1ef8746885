/** What a handoff's time is made of, in order. */
export const PARTS = ["routing", "serialization", "network", "init", "deserialization"] as const;
export const ROWS = [...PARTS, "handoff", "execution"] as const;
export const QUANTILES = ["p50", "p95", "p99"] as const;
export const PART_LABELS: Record<(typeof ROWS)[number], string> = {
  routing: "Routing",
  serialization: "Serialization",
  network: "Network",
  init: "Init",
  deserialization: "Deserialization",
  handoff: "Handoff latency",
  execution: "Execution",
};
