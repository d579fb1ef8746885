import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export type Seen = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
};
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** A server that answers as it is told, and keeps what it was sent. */
export async function startLocalServer(answer: (seen: Seen, count: number) => Answer) {
  const seen: Seen[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = request;
    const one = { method, path: url, headers, body: await text(request) };
    seen.push(one);
    const { status = 200, headers: more = {}, body = {} } = answer(one, seen.length);
    response.writeHead(status, { "content-type": "application/json", ...more });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void reply(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    /** What it was sent as lines of JSON, in all. */
    lines: () => seen.flatMap(({ body }) => body.split("\n").filter(Boolean)).map(parse),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function parse(line: string) {
  return JSON.parse(line);
}

/** What `/api/v1/events` says when it took everything. */
export function tookAll({ body }: Seen): Answer {
  const accepted = body.split("\n").filter(Boolean).length;
  return { body: { accepted, duplicates: 0, rejected: [] } };
}

/** A refusal as Baton words it. */
export function refusal(
  status: number,
  code: string,
  { detail = "no", ...more }: { detail?: string; errors?: object[] } = {},
): Answer {
  const problem = { type: "about:blank", title: code, status, detail, code, request_id: "r1" };
  return { status, body: { ...problem, ...more } };
}
