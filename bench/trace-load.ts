/** One long trace in native events: an orchestrator and its agents, their spans nested and spread over them. */
const STARTED_MS = Date.parse("2026-01-31T12:00:00.000Z");
const AGENTS = 24;
const CHILDREN_PER_SPAN = 8;
const STEP_MS = 400;
const EVENTS_PER_REQUEST = 5_000;
const KINDS = ["llm", "tool", "other"] as const;

type TraceLoad = { traceId: string; spans: number; handoffs: number };

export async function sendTrace(url: string, key: string, load: TraceLoad): Promise<void> {
  const events = [...handoffEvents(load), ...spanEvents(load)];
  for (let from = 0; from < events.length; from += EVENTS_PER_REQUEST) {
    const response = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(events.slice(from, from + EVENTS_PER_REQUEST)),
    });
    const answer = await response.text();
    if (!response.ok || !answer.includes('"rejected":[]')) {
      throw new Error(`ingest answered ${response.status}: ${answer.slice(0, 500)}`);
    }
  }
}

function handoffEvents({ traceId, handoffs }: TraceLoad) {
  return Array.from({ length: handoffs }, (_, index) => {
    const startMs = index * STEP_MS;
    const handoff = { trace_id: traceId, handoff_id: `h${index}` };
    return [
      {
        ...handoff,
        event: "handoff_initiated",
        at: at(startMs),
        ...endsOf(index),
        task: `Step ${index}`,
        context: { step: index, goal: "find leads" },
        timing: { serialization_ms: 4, network_ms: 6, init_ms: 12, deserialization_ms: 3 },
      },
      { ...handoff, event: "handoff_received", at: at(startMs + 25), context: { step: index } },
      index % 17 === 0
        ? { ...handoff, event: "task_failed", at: at(startMs + 300), error: { type: "timeout" } }
        : { ...handoff, event: "task_complete", at: at(startMs + 300), result: { ok: true } },
    ];
  }).flat();
}

function spanEvents({ traceId, spans, handoffs }: TraceLoad) {
  const durationMs = handoffs * STEP_MS;
  return Array.from({ length: spans }, (_, index) => {
    const startMs = (index / spans) * durationMs;
    return {
      event: "span",
      trace_id: traceId,
      id: `s${index}`,
      ...(index % CHILDREN_PER_SPAN === 0 ? {} : { parent_id: `s${index - 1}` }),
      kind: KINDS[index % KINDS.length],
      name: `step ${index} of the work`,
      agent: agent(Math.floor(index / CHILDREN_PER_SPAN)),
      start: at(startMs),
      end: at(startMs + 120),
      status: index % 97 === 0 ? "error" : "ok",
    };
  });
}

/** Out, on to a colleague, and back. */
function endsOf(index: number): { from_agent: string; to_agent: string } {
  const round = Math.floor(index / 3);
  const [first, second] = [agent(1 + (round % 23)), agent(1 + ((round * 5 + 7) % 23))];
  const ends = [
    { from_agent: agent(0), to_agent: first },
    { from_agent: first, to_agent: second },
    { from_agent: second, to_agent: agent(0) },
  ];
  return ends[index % 3] ?? { from_agent: first, to_agent: second };
}

function agent(index: number): string {
  return `agent-${index % AGENTS}`;
}

function at(ms: number): string {
  return new Date(STARTED_MS + ms).toISOString();
}
