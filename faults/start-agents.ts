import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";

/** Agents behind an address, as a process of somebody else; `onCall` may keep an answer back. */
export async function startAgents(onCall: (count: number) => "answer" | "keep") {
  const kept: (() => void)[] = [];
  let calls = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      calls += 1;
      const answer = () => answerWith(response, body);
      if (onCall(calls) === "keep") kept.push(answer);
      else answer();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    url: `http://127.0.0.1:${address.port}/agent`,
    calls: () => calls,
    answerKept: () => {
      for (const answer of kept.splice(0)) answer();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answerWith(response: ServerResponse, body: string): void {
  const { handoff_id: done } = JSON.parse(body) as { handoff_id: string };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ result: { done } }));
}
