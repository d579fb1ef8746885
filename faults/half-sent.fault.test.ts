import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "./fault-server";
import { makeBatch } from "./load";
import { rounds } from "./rounds";

/** Each holds a place among the bodies that are read at once, of which a project has 48. */
const STALLED_EACH = 8;
/** They declare 32 MB each, of the 192 MB that a project may. */
const STALLED_LARGE = 4;

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.remove());

const headersOf = (lines: string[]) =>
  [
    "POST /api/v1/events HTTP/1.1",
    "host: baton",
    "content-type: application/json",
    `authorization: Bearer ${server.key}`,
    ...lines,
  ].join("\r\n");

type Stall = { said: string; count: number; answer: RegExp };

/** Where a sender may stall; Node answers for the headers, Baton for the body. */
const stalls = (): Record<string, Stall> => ({
  "in a body": {
    said: `${headersOf(["content-length: 1000"])}\r\n\r\n[`,
    count: STALLED_EACH,
    answer: /^HTTP\/1.1 408 /,
  },
  "in a chunk": {
    said: `${headersOf(["transfer-encoding: chunked"])}\r\n\r\n3e8\r\n[`,
    count: STALLED_EACH,
    answer: /^HTTP\/1.1 408 /,
  },
  "before a large body": {
    said: `${headersOf(["content-length: 33554432"])}\r\n\r\n`,
    count: STALLED_LARGE,
    answer: /^HTTP\/1.1 408 /,
  },
  "in the headers": {
    said: headersOf(["x-half: "]),
    count: STALLED_EACH,
    answer: /^HTTP\/1.1 408 /,
  },
  "before the first byte": { said: "", count: STALLED_EACH, answer: /^$/ },
});

describe("senders that stall", () => {
  it.each(rounds(3))(
    "are cut off wherever they stall, and others are served meanwhile (%i)",
    async () => {
      const stalled = Object.entries(stalls()).flatMap(([where, { said, count, answer }]) =>
        Array.from({ length: count }, () => ({ where, answer, ...openSocket(said) })),
      );
      const all = { areCut: false };
      const cut = Promise.all(stalled.map(({ closed }) => closed)).finally(() => {
        all.areCut = true;
      });

      const served = [];
      while (!all.areCut) served.push(await post(makeBatch(crypto.randomUUID())));

      const wrong = (await cut)
        .map((heard, index) => ({ heard, ...stalled[index] }))
        .filter(({ heard, answer }) => !answer?.test(heard))
        .map(({ where, heard }) => [where, heard.slice(0, 200)]);
      expect(wrong).toEqual([]);
      expect(served.length).toBeGreaterThan(10);
      expect(new Set(served)).toEqual(new Set([200]));
    },
  );

  it.each(rounds(100))("that break off in the middle leave nothing behind (%i)", async () => {
    const batch = `broken-off.${crypto.randomUUID()}`;
    const body = JSON.stringify(makeBatch(batch));
    const { socket } = openSocket(
      `${headersOf([`content-length: ${body.length}`])}\r\n\r\n${body.slice(0, -1)}`,
    );
    await once(socket, "connect");
    socket.resetAndDestroy();

    expect(await post(makeBatch(crypto.randomUUID()))).toBe(200);
    expect(await server.sql(`select id from event where id like '${batch}%'`)).toEqual([]);
  });
});

/** `closed` gives what the server said until it hung up. */
function openSocket(said: string): { socket: Socket; closed: Promise<string> } {
  const socket = connect(server.webPort, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk.toString()));
  socket.on("error", () => undefined);
  socket.write(said);
  return { socket, closed: once(socket, "close").then(() => heard) };
}

async function post(events: unknown[]): Promise<number> {
  const response = await fetch(`${server.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  await response.arrayBuffer();
  return response.status;
}
