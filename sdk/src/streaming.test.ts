import { expect, test } from "vitest";
import { refusal, startLocalServer } from "../testing/local-server.ts";
import { createBaton } from "./baton.ts";

const STREAM = { "content-type": "text/event-stream" };

async function readAll(parts: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const part of parts) read.push(part);
  return read;
}

test("a stream is sent in order, by bytes, waiting while the callee has not read", async () => {
  await using server = await startLocalServer(({ path, body }, count) => {
    if (path.endsWith("/handoffs")) return { status: 201, body: { handoff_id: "h1" } };
    if (count === 3) return { ...refusal(429, "queue_full"), headers: { "retry-after": "0" } };
    const { offset, text } = JSON.parse(body);
    return { body: { next_offset: offset + Buffer.byteLength(text) } };
  });
  const baton = createBaton({ url: server.url, key: "k", agent: "writer" });
  await baton.streamHandoff({
    to_agent: "editor",
    task: "edit",
    chunks: ["größe", "", "🙂".repeat(40_000)],
  });
  const [start, ...chunks] = server.seen.map(({ body }) => JSON.parse(body));
  expect(start).toEqual({ to_agent: "editor", task: "edit", pattern: "streaming" });
  const sent = chunks.filter((_, index) => index !== 1);
  expect(sent.map(({ offset, text, is_last }) => [offset, text.length, is_last])).toEqual([
    [0, 5, false],
    [7, 60_000, false],
    [120_007, 20_000, false],
    [160_007, 0, true],
  ]);
  expect(sent.every(({ text }) => text.isWellFormed())).toBe(true);
});

test("a stream that breaks is read on from where it was", async () => {
  await using server = await startLocalServer((_seen, count) => ({
    headers: STREAM,
    body:
      count === 1
        ? 'id: 5\nevent: chunk\ndata: {"offset":0,"text":"hello"}\n\nid: 9\nevent: chunk\nda'
        : ': alive\n\nid: 11\r\nevent: chunk\r\ndata: {"offset":5,"text":" world"}\r\n\r\nid: 11\nevent: end\ndata: {}\n\n',
  }));
  const baton = createBaton({ url: server.url, key: "k" });
  expect(await readAll(baton.readStream("h1", { agent: "editor" }))).toEqual(["hello", " world"]);
  expect(server.seen.map(({ headers }) => headers["last-event-id"])).toEqual(["0", "5"]);
  expect(server.seen[0]?.headers["x-baton-agent"]).toBe("editor");
});

test("a sender that gave up is an error", async () => {
  await using server = await startLocalServer(() => ({
    headers: STREAM,
    body: 'id: 0\nevent: aborted\ndata: {"state":"failed"}\n\n',
  }));
  const baton = createBaton({ url: server.url, key: "k" });
  await expect(readAll(baton.readStream("h1"))).rejects.toMatchObject({ code: "conflict" });
});
