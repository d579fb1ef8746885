import { type Message, Role, type Task, TaskState } from "@a2a-js/sdk";
import {
  type Client,
  ClientFactory,
  DefaultAgentCardResolver,
  JsonRpcTransportFactory,
  RestTransportFactory,
} from "@a2a-js/sdk/client";

const CARD_PATH = ".well-known/agent-card.json";
const legacyCompat = { enabled: true };

/** What a task of another server is, in our words. */
export type A2aState =
  | "submitted"
  | "working"
  | "completed"
  | "failed"
  | "canceled"
  | "rejected"
  | "input_required"
  | "auth_required";

export type A2aPart = { text: string } | { data: unknown } | { url: string } | { bytes: number };

export type A2aReply = {
  taskId: string;
  contextId: string;
  state: A2aState;
  /** What it says about where it stands. */
  said: string;
  /** Tells one saying from another with the same words. */
  mark: string;
  /** What it made. */
  parts: A2aPart[];
};

export type A2aSending = {
  messageId: string;
  text: string;
  data?: unknown;
  task?: { taskId: string; contextId: string } | undefined;
  metadata: Record<string, unknown>;
};

/** An agent at an Agent2Agent server; peers of both versions of the protocol are understood. */
export async function openA2a(endpoint: string, fetchImpl: typeof fetch) {
  const options = { fetchImpl, legacyCompat };
  const factory = new ClientFactory({
    transports: [new JsonRpcTransportFactory(options), new RestTransportFactory(options)],
    cardResolver: new DefaultAgentCardResolver(options),
  });
  const client = await factory.createFromUrl(cardAddress(endpoint), "");
  return {
    skills: async () => {
      const { skills } = await client.getAgentCard();
      return skills.map(({ id }) => id);
    },
    /** Comes back at once with where the task stands. */
    send: (sending: A2aSending, signal: AbortSignal) => send(client, sending, signal),
    look: async (taskId: string, signal: AbortSignal) =>
      fromTask(await client.getTask({ tenant: "", id: taskId }, { signal })),
    cancel: (taskId: string) => client.cancelTask({ tenant: "", id: taskId, metadata: {} }),
  };
}

/** The address of a card, or of a server that has its card at the usual place. */
function cardAddress(endpoint: string): string {
  if (endpoint.endsWith(".json")) return endpoint;
  return new URL(CARD_PATH, endpoint.endsWith("/") ? endpoint : `${endpoint}/`).href;
}

async function send(
  client: Client,
  { messageId, text, data, task, metadata }: A2aSending,
  signal: AbortSignal,
): Promise<A2aReply> {
  const blank = { metadata: {}, filename: "" };
  const textPart = {
    ...blank,
    content: { $case: "text" as const, value: text },
    mediaType: "text/plain",
  };
  const dataPart = {
    ...blank,
    content: { $case: "data" as const, value: data },
    mediaType: "application/json",
  };
  const message: Message = {
    messageId,
    role: Role.ROLE_USER,
    parts: data === undefined ? [textPart] : [textPart, dataPart],
    contextId: task?.contextId ?? "",
    taskId: task?.taskId ?? "",
    metadata,
    extensions: [],
    referenceTaskIds: [],
  };
  const configuration = {
    acceptedOutputModes: ["application/json", "text/plain"],
    taskPushNotificationConfig: undefined,
    returnImmediately: true,
  };
  const request = { tenant: "", message, configuration, metadata };
  const reply = await client.sendMessage(request, { signal });
  return "status" in reply ? fromTask(reply) : fromMessage(reply);
}

/** A bare message is the whole answer: there is no task that could be asked about. */
function fromMessage({ contextId, parts }: Message): A2aReply {
  return {
    taskId: "",
    contextId,
    state: "completed",
    said: "",
    mark: "",
    parts: parts.flatMap(partOf),
  };
}

function fromTask({ id, contextId, status, artifacts }: Task): A2aReply {
  const { state = TaskState.TASK_STATE_SUBMITTED, message, timestamp = "" } = status ?? {};
  const { messageId, parts: said } = message ?? { messageId: "", parts: [] };
  return {
    taskId: id,
    contextId,
    state: STATES[state],
    said: said.flatMap(partOf).map(textOf).join("\n"),
    mark: `${messageId} ${timestamp}`,
    parts: artifacts.flatMap(({ parts }) => parts.flatMap(partOf)),
  };
}

const STATES: Record<TaskState, A2aState> = {
  [TaskState.TASK_STATE_UNSPECIFIED]: "submitted",
  [TaskState.TASK_STATE_SUBMITTED]: "submitted",
  [TaskState.TASK_STATE_WORKING]: "working",
  [TaskState.TASK_STATE_COMPLETED]: "completed",
  [TaskState.TASK_STATE_FAILED]: "failed",
  [TaskState.TASK_STATE_CANCELED]: "canceled",
  [TaskState.TASK_STATE_REJECTED]: "rejected",
  [TaskState.TASK_STATE_INPUT_REQUIRED]: "input_required",
  [TaskState.TASK_STATE_AUTH_REQUIRED]: "auth_required",
  [TaskState.UNRECOGNIZED]: "submitted",
};

function partOf({ content }: Message["parts"][number]): A2aPart[] {
  switch (content?.$case) {
    case "text":
      return [{ text: content.value }];
    case "data":
      return [{ data: content.value }];
    case "url":
      return [{ url: content.value }];
    case "raw":
      return [{ bytes: content.value.length }];
    case undefined:
      return [];
  }
}

function textOf(part: A2aPart): string {
  return "text" in part ? part.text : JSON.stringify(part);
}
