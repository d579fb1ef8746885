import { createServer, type IncomingHttpHeaders } from "node:http";

export type Asked = {
  model: string;
  messages: { role: string; content: unknown; tool_call_id?: string }[];
  tools?: { function: { name: string; parameters: unknown } }[];
  headers: IncomingHttpHeaders;
};
type Call = [name: string, input: unknown];
export type Said =
  | { text: string }
  | { calls: Call[]; text?: string }
  | { status: number; body: string; headers?: Record<string, string> };

/** An OpenAI-compatible server whose models answer as they are told to, each question in turn. */
export async function openModelServer() {
  const asked: Asked[] = [];
  const scripts = new Map<string, (asked: Asked, step: number) => Said>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(pieces).toString());
      const question: Asked = { ...body, headers: request.headers };
      asked.push(question);
      // What it said so far tells where it is: a repeated question gets the same answer.
      const step = question.messages.filter(({ role }) => role === "assistant").length;
      const said = scripts.get(question.model)?.(question, step) ?? { status: 404, body: "" };
      if ("status" in said) return response.writeHead(said.status, said.headers).end(said.body);
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify(completion(said)));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it has no port");
  const { port } = address;
  return {
    host: `localhost:${port}`,
    endpoint: `http://localhost:${port}/v1`,
    asked: (model: string) => asked.filter((each) => each.model === model),
    script: (model: string, says: (asked: Asked, step: number) => Said) => {
      scripts.set(model, says);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function completion(said: { text?: string; calls?: Call[] }) {
  const calls = (said.calls ?? []).map(([name, input], index) => ({
    id: `call_${index}`,
    type: "function",
    function: { name, arguments: typeof input === "string" ? input : JSON.stringify(input) },
  }));
  const message = {
    role: "assistant",
    content: said.text ?? null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return {
    id: "completion",
    object: "chat.completion",
    created: 0,
    model: "scripted",
    choices: [{ index: 0, message, finish_reason: calls.length > 0 ? "tool_calls" : "stop" }],
    usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
  };
}
