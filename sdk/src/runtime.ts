import { type Connection, segment, send } from "./connection.ts";
import { BatonError } from "./errors.ts";
import type {
  ClaimRequest,
  CompleteRequest,
  FailRequest,
  HandOffRequest,
  InboxItem,
  RegisterAgentRequest,
  RegisteredAgent,
} from "./generated/wire.ts";

export type Signal = { signal?: AbortSignal | undefined };
/** `context` and `data`: anything that JSON can say. */
export type HandoffRequest = Omit<HandOffRequest, "context" | "data"> & {
  context?: object | undefined;
  data?: unknown;
};
export type LoopState = { handoff_count: number; visited_agents: string[]; max_handoffs: number };
/** What names a task to the callee's verbs: the item that `claim` gave. */
export type Claimed = Pick<InboxItem, "handoff_id" | "lease">;

/** Hands off: to `to_agent`, or to whom the routing rules choose. */
export function handoff(
  connection: Connection,
  request: HandoffRequest,
  { signal }: Signal = {},
): Promise<InboxItem> {
  const path = "/handoffs";
  return send(connection, { method: "POST", path, body: request, signal, isRepeatable: false });
}

/** The agent is there and has these tools; else throws `unknown_agent` or `missing_capability`. */
export async function validateHandoff(
  connection: Connection,
  toAgent: string,
  requiredTools: readonly string[] = [],
): Promise<RegisteredAgent> {
  const agent = await getAgent(connection, toAgent);
  if (agent.kind === null || agent.is_down) {
    const why = agent.is_down ? "is marked as down" : "is not registered";
    throw new BatonError("unknown_agent", `Agent ${toAgent} ${why}.`);
  }
  const missing = requiredTools.find((tool) => !agent.capabilities.includes(tool));
  if (missing === undefined) return agent;
  throw new BatonError("missing_capability", `Agent ${toAgent} lacks required tool: ${missing}`);
}

async function getAgent(connection: Connection, name: string): Promise<RegisteredAgent> {
  const path = `/agents/${segment(name)}`;
  try {
    return await send(connection, { method: "GET", path, isRepeatable: true });
  } catch (error) {
    if (!BatonError.is(error) || error.code !== "not_found") throw error;
    throw new BatonError("unknown_agent", `Agent ${name} is not known.`, { cause: error });
  }
}

/**
 * Hands off with the guard's state in the caller's hands: give the `state` that comes back to the next
 * call. Loops and too many handoffs are refused with `loop_detected` and `max_handoffs_exceeded`.
 */
export async function safeHandoff(
  connection: Connection,
  request: HandoffRequest & { to_agent: string; state?: Partial<LoopState> },
): Promise<InboxItem & { state_after: LoopState }> {
  const { handoff_count = 0, visited_agents = [], max_handoffs = 8 } = request.state ?? {};
  if (handoff_count >= max_handoffs) {
    throw new BatonError("max_handoffs_exceeded", `Max handoffs (${max_handoffs}) exceeded`);
  }
  const state = { handoff_count, visited_agents, max_handoffs };
  const item = await handoff(connection, { ...request, state });
  const visited = [...visited_agents, request.to_agent];
  return {
    ...item,
    state_after: { handoff_count: handoff_count + 1, visited_agents: visited, max_handoffs },
  };
}

export type HandedOff = {
  handed_off: true;
  handoff_id: string;
  trace_id: string;
  output_key: string;
};

/** By the blackboard: `data` is written there, and only its key travels. */
export async function handOff(
  connection: Connection,
  {
    to,
    summary,
    data,
    ...more
  }: { to: string; summary: string; data: unknown } & Partial<HandoffRequest>,
): Promise<HandedOff> {
  const request = { ...more, to_agent: to, task: summary, data, pattern: "blackboard" as const };
  const item = await handoff(connection, request);
  return {
    handed_off: true,
    handoff_id: item.handoff_id,
    trace_id: item.trace_id,
    output_key: item.output_key ?? "",
  };
}

/** The agent's tasks; with `waitMs` (60 s at most) the answer waits until there is one. */
export async function checkInbox(
  connection: Connection,
  agent: string,
  { waitMs = 0, signal }: { waitMs?: number } & Signal = {},
): Promise<InboxItem[]> {
  const { items } = await send<{ items: InboxItem[] }>(connection, {
    method: "GET",
    path: `/inbox/${segment(agent)}`,
    query: { wait_ms: waitMs },
    waitMs,
    signal,
    isRepeatable: true,
  });
  return items;
}

/** Takes tasks from the agent's inbox, or from the queue of a capability; one claimer gets each. */
export async function claim(
  connection: Connection,
  agent: string,
  request: ClaimRequest = {},
): Promise<InboxItem[]> {
  const path = `/inbox/${segment(agent)}/claim`;
  const call = { method: "POST", path, body: request, isRepeatable: true } as const;
  const { items } = await send<{ items: InboxItem[] }>(connection, call);
  return items;
}

type Verb = "accept" | "reject" | "understood" | "heartbeat" | "complete" | "fail";

/** The callee's side: what it says about a task under the lease of its claim. Saying it twice is no error. */
export function answer(
  connection: Connection,
  { handoff_id: id, lease }: Claimed,
  { verb, body = {} }: { verb: Verb; body?: object },
): Promise<InboxItem> {
  return send(connection, {
    method: "POST",
    path: `/handoffs/${segment(id)}/${verb}`,
    body: { ...body, ...(lease ? { lease: lease.token } : {}) },
    isRepeatable: true,
  });
}

export type Completed = Omit<CompleteRequest, "lease" | "result">;
export type Failed = FailRequest["error"];

/** Says who an agent is, so that it can be handed work. */
export function registerAgent(
  connection: Connection,
  name: string,
  agent: RegisterAgentRequest,
): Promise<RegisteredAgent> {
  const path = `/agents/${segment(name)}`;
  return send(connection, { method: "PUT", path, body: agent, isRepeatable: true });
}
