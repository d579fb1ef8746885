import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import { type Message, Role, TaskState } from "@a2a-js/sdk";
import {
  AgentEvent,
  type AgentExecutor,
  DefaultRequestHandler,
  type ExecutionEventBus,
  InMemoryTaskStore,
  JsonRpcTransportHandler,
  type RequestContext,
  ServerCallContext,
} from "@a2a-js/sdk/server";

type Place = { taskId: string; contextId: string };

/** A real Agent2Agent server whose agent does what the first word of the task says. */
export async function openA2aServer() {
  const got: { message: Message; headers: IncomingHttpHeaders }[] = [];
  const cancelled: string[] = [];
  const releases = new Map<string, () => void>();
  const executor: AgentExecutor = {
    execute: async (context, bus) => {
      await perform(context, bus, releases);
      bus.finished();
    },
    cancelTask: async (taskId, bus) => {
      cancelled.push(taskId);
      status(bus, { taskId, contextId: "" }, { state: TaskState.TASK_STATE_CANCELED });
      bus.finished();
      releases.get(taskId)?.();
    },
  };
  let rpc: JsonRpcTransportHandler | undefined;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      if (request.url === "/.well-known/agent-card.json") {
        return answerJson(response, cardOf(server));
      }
      const body = JSON.parse(Buffer.concat(pieces).toString());
      if (body.method === "SendMessage") {
        got.push({ message: body.params.message, headers: request.headers });
      }
      void rpc
        ?.handle(body, new ServerCallContext({ requestedVersion: "1.0" }))
        .then((told) => answerJson(response, told));
      return undefined;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const tasks = new InMemoryTaskStore();
  rpc = new JsonRpcTransportHandler(new DefaultRequestHandler(cardOf(server), tasks, executor));
  return {
    origin: originOf(server),
    host: new URL(originOf(server)).host,
    got,
    cancelled,
    /** Lets slow tasks end. */
    release: () => {
      for (const end of releases.values()) end();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it has no port");
  return `http://localhost:${address.port}`;
}

function cardOf(server: Server) {
  const url = `${originOf(server)}/rpc`;
  return {
    name: "Counter",
    description: "counts",
    version: "1",
    provider: undefined,
    capabilities: { streaming: false, extensions: [] },
    supportedInterfaces: [{ url, protocolBinding: "JSONRPC", protocolVersion: "1.0", tenant: "" }],
    securitySchemes: {},
    securityRequirements: [],
    defaultInputModes: ["text/plain", "application/json"],
    defaultOutputModes: ["text/plain"],
    skills: [skill("count"), skill("add")],
    signatures: [],
  };
}

function skill(id: string) {
  const modes = { inputModes: [], outputModes: [], securityRequirements: [] };
  return { id, name: id, description: id, tags: [], examples: [], ...modes };
}

async function perform(
  { taskId, contextId, userMessage, task }: RequestContext,
  bus: ExecutionEventBus,
  releases: Map<string, () => void>,
): Promise<void> {
  const place = { taskId, contextId };
  if (task) {
    bus.publish(AgentEvent.task(task));
    return complete(bus, place, `went on with: ${textOf(userMessage)}`);
  }
  const what = /## Task\n(\w+)/.exec(textOf(userMessage))?.[1] ?? "";
  const submitted = { state: TaskState.TASK_STATE_SUBMITTED, message: undefined };
  const status0 = { ...submitted, timestamp: undefined };
  bus.publish(
    AgentEvent.task({
      id: taskId,
      contextId,
      status: status0,
      artifacts: [],
      history: [userMessage],
      metadata: {},
    }),
  );
  const end = ENDS[what];
  if (end !== undefined) return status(bus, place, { state: end, text: `because of ${what}` });
  status(bus, place, { state: TaskState.TASK_STATE_WORKING });
  if (what === "slow") {
    await new Promise<void>((resolve) => {
      releases.set(taskId, resolve);
    });
  }
  return complete(bus, place, "seven");
}

const ENDS: Record<string, TaskState | undefined> = {
  reject: TaskState.TASK_STATE_REJECTED,
  fail: TaskState.TASK_STATE_FAILED,
  ask: TaskState.TASK_STATE_INPUT_REQUIRED,
  sign: TaskState.TASK_STATE_AUTH_REQUIRED,
};

function complete(bus: ExecutionEventBus, { taskId, contextId }: Place, text: string): void {
  const artifact = { artifactId: "1", name: "", description: "", metadata: {}, extensions: [] };
  bus.publish(
    AgentEvent.artifactUpdate({
      taskId,
      contextId,
      artifact: { ...artifact, parts: [part(text)] },
      append: false,
      lastChunk: true,
      metadata: {},
    }),
  );
  status(bus, { taskId, contextId }, { state: TaskState.TASK_STATE_COMPLETED });
}

function status(
  bus: ExecutionEventBus,
  { taskId, contextId }: Place,
  { state, text }: { state: TaskState; text?: string },
): void {
  const message = text === undefined ? undefined : said(text, { taskId, contextId });
  const told = { state, message, timestamp: undefined };
  bus.publish(AgentEvent.statusUpdate({ taskId, contextId, status: told, metadata: {} }));
}

function said(text: string, place: Place): Message {
  const rest = { metadata: {}, extensions: [], referenceTaskIds: [] };
  return { messageId: text, role: Role.ROLE_AGENT, parts: [part(text)], ...place, ...rest };
}

function part(value: string) {
  const content = { $case: "text" as const, value };
  return { content, metadata: {}, filename: "", mediaType: "text/plain" };
}

function textOf({ parts }: Message): string {
  return parts
    .map(({ content }) => (content?.$case === "text" ? content.value : ""))
    .join("\n")
    .trim();
}
