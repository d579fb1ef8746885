import { Handoff, type HandoffStart, startHandoff } from "./handoff.ts";
import { newSpanId, newTraceId } from "./ids.ts";
import type { EventFields, EventName, Say } from "./recorded.ts";
import { readTraceHeaders, traceHeaders } from "./trace-headers.ts";

export type TraceStart = EventFields<"trace_started"> & {
  /** Of your own; else one is made. */
  trace_id?: string | undefined;
  /** Of a request from a process that began the trace. */
  headers?: Parameters<typeof readTraceHeaders>[0] | undefined;
};
type SpanStart = Omit<EventFields<"span">, "id" | "start" | "end" | "output" | "status"> & {
  input?: unknown;
};

type Loosely<Span> = Omit<Span, "kind"> & { kind?: string };

/** Records one workflow: what its agents hand to each other, as it happens. Nothing here throws. */
export class Trace {
  readonly id: string;
  /** That the headers named: which this process was given. */
  readonly given: Handoff | null;
  /** Now, as events say it; never the same twice. */
  readonly now: () => string;
  readonly #say: Say;

  constructor(
    { record, now }: { record: (event: object) => void; now: () => string },
    { trace_id: id, headers = {}, ...fields }: TraceStart = {},
  ) {
    const carried = readTraceHeaders(headers);
    const traceId = id ?? carried.traceId ?? newTraceId();
    this.id = traceId;
    this.now = now;
    this.#say = (event, said) => record({ event, trace_id: traceId, at: now(), ...said });
    this.given = carried.handoffId
      ? new Handoff({ id: carried.handoffId, traceId, say: this.#say })
      : null;
    if (Object.keys(fields).length > 0) this.#say("trace_started", fields);
  }

  /** Any event of the vocabulary. */
  event<Name extends EventName>(event: Name, fields: EventFields<Name>): void {
    this.#say(event, fields);
  }

  /** An agent hands work to another; say on the result what becomes of it. */
  handoff(start: HandoffStart): Handoff {
    return startHandoff({ traceId: this.id, say: this.#say }, start);
  }

  /** Hands work to `callee`, which is given the context, and records what it returns or throws. */
  async runHandoff<Context, Result>(
    start: HandoffStart & { context: Context },
    callee: (context: Context, handoff: Handoff) => Result | Promise<Result>,
  ): Promise<Result> {
    const handoff = this.handoff(start);
    handoff.received(start.context);
    try {
      const result = await callee(start.context, handoff);
      handoff.complete(result);
      return result;
    } catch (error) {
      handoff.fail(error);
      throw error;
    }
  }

  /** Runs a piece of an agent's own work, such as a call of a model or a tool, and records it as a span. */
  async span<Result>(start: SpanStart, work: () => Result | Promise<Result>): Promise<Result> {
    const span = { ...start, id: newSpanId(), start: this.now() };
    try {
      const output = await work();
      this.#say("span", { ...span, end: this.now(), status: "ok", output });
      return output;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#say("span", { ...span, end: this.now(), status: "error", status_message: message });
      throw error;
    }
  }

  /** A span that was timed elsewhere. */
  recordSpan(span: Loosely<EventFields<"span">>): void {
    this.#say("span", span);
  }

  end(status?: EventFields<"trace_ended">["status"]): void {
    this.#say("trace_ended", { status });
  }

  /** For a request to a process that goes on with the trace. */
  headers(): Record<string, string> {
    return traceHeaders(this.id);
  }
}
