import type { Json } from "@/lib/domain/json";

type Sketch = { trace: string; id: string; from: string; to: string; minute: number };

/** A handoff that ended well, or with an error of a type. */
export function handoffEvents(
  { trace, id, from, to, minute }: Sketch,
  errorType: string | null = null,
): Json[] {
  const at = (second: number) => `2026-01-15T11:${two(minute)}:${two(second)}Z`;
  const key = { trace_id: trace, handoff_id: id };
  const end = errorType === null ? "task_complete" : "task_failed";
  const error = errorType === null ? {} : { error: { type: errorType, message: "It broke" } };
  return [
    {
      event: "handoff_initiated",
      ...key,
      at: at(0),
      from_agent: from,
      to_agent: to,
      task: "Do it",
    },
    { event: "handoff_received", ...key, at: at(1), agent: to },
    { event: end, ...key, at: at(2), ...error },
  ];
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
