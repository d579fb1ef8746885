import { newSpanId } from "./ids.ts";
import type { HandoffFields, Say } from "./recorded.ts";
import { traceHeaders } from "./trace-headers.ts";

export type HandoffStart = HandoffFields<"handoff_initiated"> & {
  /** Of your own; else one is made. */
  handoff_id?: string | undefined;
};
type Received = Omit<HandoffFields<"handoff_received">, "context">;
type Completed = Omit<HandoffFields<"task_complete">, "result">;
type Clarification = HandoffFields<"clarification_requested">;

/** One handoff that is recorded: each method says what has just happened. Nothing here throws. */
export class Handoff {
  readonly id: string;
  readonly traceId: string;
  readonly #say: Say;

  constructor({ id, traceId, say }: { id: string; traceId: string; say: Say }) {
    this.id = id;
    this.traceId = traceId;
    this.#say = (event, fields) => say(event, { handoff_id: id, ...fields });
  }

  /** The callee has it. `context`: as it arrived there, which shows what was lost on the way. */
  received(context?: unknown, fields: Received = {}): this {
    return this.#tell("handoff_received", { ...fields, context });
  }

  accepted(fields: HandoffFields<"handoff_accepted"> = {}): this {
    return this.#tell("handoff_accepted", fields);
  }

  rejected(reason: string, fields: HandoffFields<"handoff_rejected"> = {}): this {
    return this.#tell("handoff_rejected", { ...fields, reason });
  }

  /** What the callee restates: how far it understood. */
  understood(understood: unknown): this {
    return this.#tell("context_understood", { understood });
  }

  clarify(fields: Clarification): this {
    return this.#tell("clarification_requested", fields);
  }

  complete(result?: unknown, fields: Completed = {}): this {
    return this.#tell("task_complete", { ...fields, result });
  }

  /** `error`: whatever was thrown. */
  fail(error: unknown, agent?: string): this {
    const { name, message } =
      error instanceof Error ? error : { name: "error", message: String(error) };
    return this.#tell("task_failed", { agent, error: { type: name || "error", message } });
  }

  timedOut(fields: HandoffFields<"handoff_timed_out"> = {}): this {
    return this.#tell("handoff_timed_out", fields);
  }

  /** `score` 0 to 1. */
  rate(score: number, rater: string): this {
    return this.#tell("quality_rated", { score, rater });
  }

  /** For a request that carries the handoff to another process, which reads them with `trace({headers})`. */
  headers(): Record<string, string> {
    return { ...traceHeaders(this.traceId), "x-baton-handoff": this.id };
  }

  #tell(event: Parameters<Say>[0], fields: object): this {
    this.#say(event, fields);
    return this;
  }
}

/** Says that it began. */
export function startHandoff(
  { traceId, say }: { traceId: string; say: Say },
  { handoff_id: id = newSpanId(), ...fields }: HandoffStart,
): Handoff {
  say("handoff_initiated", { handoff_id: id, ...fields });
  return new Handoff({ id, traceId, say });
}
