import { getCurrentSpan } from "@openai/agents";
import type { Baton } from "./baton.ts";
import { OPENAI_TRACES } from "./door.ts";
import type { Approval } from "./generated/wire.ts";

type SpanData = { type?: string; _input?: unknown; _response?: unknown };
type Traced = { toJSON(): object | null; spanData?: SpanData };
type Item = { rawItem?: unknown } | object;
type HandoffData = {
  inputHistory: string | readonly Item[];
  preHandoffItems: readonly Item[];
  newItems: readonly Item[];
};
type Interruption = { toJSON(): object };

/**
 * `addTraceProcessor(batonTraceProcessor(baton))`: sends what the SDK traces, and with it what the Responses
 * API's spans keep to themselves: without it nobody sees what a receiver got.
 */
export function batonTraceProcessor(baton: Baton) {
  const record = baton.through(OPENAI_TRACES);
  const send = (traced: Traced) => {
    const sent = traced.toJSON();
    if (sent) record(withBodies(sent, traced.spanData));
  };
  return {
    onTraceStart: async (trace: Traced) => send(trace),
    onTraceEnd: async (_trace: Traced) => {},
    onSpanStart: async (_span: Traced) => {},
    onSpanEnd: async (span: Traced) => send(span),
    shutdown: async (timeoutMs?: number) => void (await baton.flush(timeoutMs)),
    forceFlush: async () => void (await baton.flush()),
  };
}

function withBodies(sent: object, data: SpanData | undefined): object {
  if (data?.type !== "response") return sent;
  const shown = "span_data" in sent ? Object(sent.span_data) : {};
  const bodies = { _input: data._input, _response: outputOf(data._response) };
  return { ...sent, span_data: { ...shown, ...bodies } };
}

function outputOf(response: unknown): unknown {
  const isResponse = typeof response === "object" && response !== null && "output" in response;
  return isResponse ? response.output : response;
}

/**
 * `handoff(agent, { inputFilter: recordHandoff() })`, around a filter of your own or none: records what the
 * sender hands over and what is left of it for the receiver.
 */
export function recordHandoff<Data extends HandoffData>(
  inputFilter: (data: Data) => Data = (data) => data,
): (data: Data) => Data {
  return (data) => {
    const filtered = inputFilter(data);
    // The filter runs inside the span of its handoff; what is added to it is sent with it.
    const span = getCurrentSpan();
    if (span?.spanData["type"] === "handoff") {
      Object.assign(span.spanData, {
        context_sent: itemsOf(data),
        context_received: itemsOf(filtered),
      });
    }
    return filtered;
  };
}

function itemsOf({ inputHistory, preHandoffItems, newItems }: HandoffData): unknown[] {
  const history = typeof inputHistory === "string" ? [inputHistory] : inputHistory;
  const items = [...preHandoffItems, ...newItems];
  return [...history, ...items.map((item) => ("rawItem" in item ? item.rawItem : item))];
}

type Stopped<Asked extends Interruption> = {
  interruptions: readonly Asked[];
  state: {
    approve(interruption: Asked): void;
    reject(interruption: Asked, options: { message?: string }): void;
  };
};

/**
 * Asks in Baton's inbox about everything a run stopped at, waits, and tells the run's state; then
 * `run(agent, result.state)` goes on. Answers the approvals, for `baton.carryOut`.
 */
export async function decideInterruptions<Asked extends Interruption>(
  baton: Baton,
  { interruptions, state }: Stopped<Asked>,
  request: object = {},
): Promise<Approval[]> {
  const asked = interruptions.map(async (interruption) => {
    const approval = await baton.requestApproval({ ...interruption.toJSON(), ...request });
    const { approve = false, message } = Object(approval.response);
    if (approve) state.approve(interruption);
    else state.reject(interruption, message === undefined ? {} : { message });
    return approval;
  });
  return Promise.all(asked);
}
