import * as approvals from "./approvals.ts";
import * as blackboard from "./blackboard.ts";
import type { Connection } from "./connection.ts";
import { type Door, EVENTS } from "./door.ts";
import type { RegisterAgentRequest } from "./generated/wire.ts";
import { steadyClock } from "./instant.ts";
import { onExit } from "./on-exit.ts";
import { Recorders } from "./recorders.ts";
import type { RecorderOptions } from "./recorder.ts";
import * as runtime from "./runtime.ts";
import * as streaming from "./streaming.ts";
import { Trace, type TraceStart } from "./trace.ts";
import { type Handler, workInbox, type WorkOptions } from "./work.ts";

export type BatonOptions = RecorderOptions & {
  /** Such as `http://127.0.0.1:3000`. */
  url: string;
  /** A key of the project: `ingest` to record, `run` and `read` to take part. */
  key: string;
  /** The agent that this program is. */
  agent?: string;
  /** Of one request. Default 10 s. */
  timeoutMs?: number;
  /** How often what may be sent again is sent again. Default 3. */
  retries?: number;
  fetch?: typeof fetch;
};

/** A program that ends does not wait longer for a Baton that is away. */
const EXIT_FLUSH_MS = 2_000;

export type Baton = ReturnType<typeof createBaton>;

/**
 * What records (`trace`, `record`) never throws and never waits; what takes part (`handoff`, `claim`,
 * `requestApproval` …) throws a `BatonError` whose `code` says why.
 */
export function createBaton(options: BatonOptions) {
  const connection = toConnection(options);
  const recorders = new Recorders(connection, options);
  const record = recorders.through(EVENTS);
  const now = steadyClock();
  const forget = onExit(() => void recorders.flush(EXIT_FLUSH_MS));
  return {
    connection,
    record,
    trace: (start?: TraceStart) => new Trace({ record, now }, start),
    /** Sends what was recorded; false: not all of it could be sent in time (5 s). */
    flush: (timeoutMs?: number) => recorders.flush(timeoutMs),
    /** The same, as the last thing before `process.exit()`. */
    close: (timeoutMs?: number) => {
      forget();
      return recorders.flush(timeoutMs);
    },
    counters: () => recorders.counters(),
    /** For integrations: records items that another of Baton's doors takes. */
    through: (door: Door) => recorders.through(door),
    ...takingPart(connection, options.agent),
    ...asking(connection),
  };
}

function toConnection(options: BatonOptions): Connection {
  const { url, key, agent, timeoutMs = 10_000, retries = 3 } = options;
  const send = options.fetch ?? globalThis.fetch;
  return {
    url: url.replace(/\/+$/, ""),
    key,
    agent,
    timeoutMs,
    retries,
    // Browsers refuse a `fetch` that is called on another object.
    fetch: (...request) => send(...request),
  };
}

function takingPart(connection: Connection, self: string | undefined) {
  const me = (agent = self) => {
    if (agent !== undefined) return agent;
    throw new TypeError("Say which agent: createBaton({ agent }), or with the call.");
  };
  return {
    handoff: (request: runtime.HandoffRequest, signal?: runtime.Signal) =>
      runtime.handoff(connection, request, signal),
    safeHandoff: (request: Parameters<typeof runtime.safeHandoff>[1]) =>
      runtime.safeHandoff(connection, request),
    validateHandoff: (toAgent: string, requiredTools?: readonly string[]) =>
      runtime.validateHandoff(connection, toAgent, requiredTools),
    handOff: (request: Parameters<typeof runtime.handOff>[1]) =>
      runtime.handOff(connection, request),
    registerAgent: (agent: RegisterAgentRequest, name?: string) =>
      runtime.registerAgent(connection, me(name), agent),
    checkInbox: ({ agent, ...waiting }: Inbox & { waitMs?: number } & runtime.Signal = {}) =>
      runtime.checkInbox(connection, me(agent), waiting),
    claim: ({ agent, ...claim }: Inbox & Parameters<typeof runtime.claim>[2] = {}) =>
      runtime.claim(connection, me(agent), claim),
    work: (handler: Handler, { agent, ...options }: Inbox & WorkOptions = {}) =>
      workInbox(connection, { agent: me(agent), handler }, options),
    ...answering(connection),
    streamHandoff: (...args: Rest<typeof streaming.streamHandoff>) =>
      streaming.streamHandoff(connection, ...args),
    readStream: (...args: Rest<typeof streaming.readStream>) =>
      streaming.readStream(connection, ...args),
  };
}

type Inbox = { agent?: string };
type Rest<Verb extends (connection: Connection, ...args: never[]) => unknown> =
  Parameters<Verb> extends [unknown, ...infer Args] ? Args : never;

function answering(connection: Connection) {
  type Claimed = runtime.Claimed;
  return {
    accept: (task: Claimed) => runtime.answer(connection, task, { verb: "accept" }),
    reject: (task: Claimed, reason: string) =>
      runtime.answer(connection, task, { verb: "reject", body: { reason } }),
    understood: (task: Claimed, understood: unknown) =>
      runtime.answer(connection, task, { verb: "understood", body: { understood } }),
    heartbeat: (task: Claimed, leaseMs?: number) =>
      runtime.answer(connection, task, { verb: "heartbeat", body: { lease_ms: leaseMs } }),
    complete: (task: Claimed, result: unknown, more: runtime.Completed = {}) =>
      runtime.answer(connection, task, { verb: "complete", body: { ...more, result } }),
    fail: (task: Claimed, error: runtime.Failed) =>
      runtime.answer(connection, task, { verb: "fail", body: { error } }),
  };
}

function asking(connection: Connection) {
  return {
    readBlackboard: (...args: Rest<typeof blackboard.readBlackboard>) =>
      blackboard.readBlackboard(connection, ...args),
    readBlackboardEntry: (...args: Rest<typeof blackboard.readBlackboardEntry>) =>
      blackboard.readBlackboardEntry(connection, ...args),
    writeBlackboard: (...args: Rest<typeof blackboard.writeBlackboard>) =>
      blackboard.writeBlackboard(connection, ...args),
    listBlackboard: (...args: Rest<typeof blackboard.listBlackboard>) =>
      blackboard.listBlackboard(connection, ...args),
    askApproval: (...args: Rest<typeof approvals.askApproval>) =>
      approvals.askApproval(connection, ...args),
    requestApproval: (...args: Rest<typeof approvals.requestApproval>) =>
      approvals.requestApproval(connection, ...args),
    awaitApproval: (...args: Rest<typeof approvals.awaitApproval>) =>
      approvals.awaitApproval(connection, ...args),
    carryOut: <Result>(
      approval: { id: string },
      act: () => Result | Promise<Result>,
    ): Promise<Result> => approvals.carryOut(connection, approval, act),
  };
}
