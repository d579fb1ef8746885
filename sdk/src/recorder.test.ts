import { expect, test, vi } from "vitest";
import { refusal, startLocalServer, tookAll } from "../testing/local-server.ts";
import { createBaton } from "./baton.ts";

const NOWHERE = "http://127.0.0.1:9";

test("a handoff that is recorded arrives as the events of the vocabulary, in order", async () => {
  await using server = await startLocalServer(tookAll);
  const baton = createBaton({ url: `${server.url}/`, key: "bt_ingest_x" });
  const trace = baton.trace({ name: "discovery", session_id: "s1" });
  const context = { industry: "fintech" };
  const handoff = trace.handoff({ from_agent: "a", to_agent: "b", task: "find", context });
  context.industry = "changed later";
  handoff.received({ industry: "fintech" }).accepted().complete({ found: 2 }, { quality: 0.9 });
  trace.end("succeeded");
  expect(await baton.flush()).toBe(true);

  const [request] = server.seen;
  expect(request).toMatchObject({ method: "POST", path: "/api/v1/events" });
  expect(request?.headers).toMatchObject({
    authorization: "Bearer bt_ingest_x",
    "content-type": "application/x-ndjson",
  });
  const events = server.lines();
  expect(events.map(({ event }) => event)).toEqual([
    "trace_started",
    "handoff_initiated",
    "handoff_received",
    "handoff_accepted",
    "task_complete",
    "trace_ended",
  ]);
  expect(new Set(events.map(({ trace_id }) => trace_id))).toEqual(new Set([trace.id]));
  expect(events[1]).toMatchObject({ handoff_id: handoff.id, context: { industry: "fintech" } });
  const instants: string[] = events.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a.localeCompare(b)));
  expect(baton.counters()).toMatchObject({ recorded: 6, sent: 6, buffered: 0, dropped: 0 });
});

test("while Baton is away the host goes on, what is too much is dropped and counted", async () => {
  const onProblem = vi.fn<(problem: string) => void>(() => {
    throw new Error("the host's own mistake");
  });
  const baton = createBaton({ url: NOWHERE, key: "k", maxBufferedEvents: 3, onProblem });
  const trace = baton.trace();
  for (let i = 0; i < 5; i += 1) trace.event("marker", { title: `m${i}` });
  expect(await baton.flush(200)).toBe(false);
  expect(baton.counters()).toMatchObject({ recorded: 5, buffered: 3, dropped: 2, sent: 0 });
  expect(baton.counters().failedRequests).toBeGreaterThan(0);
  expect(baton.counters().lastProblem).toMatch(/cannot be reached/);
  expect(onProblem).toHaveBeenCalledWith("The buffer is full.");
});

test("what could not be sent is sent again when Baton is back, in its order", async () => {
  await using server = await startLocalServer((seen, count) =>
    count === 1
      ? { ...refusal(503, "unavailable"), headers: { "retry-after": "0" } }
      : tookAll(seen),
  );
  const baton = createBaton({ url: server.url, key: "k", flushIntervalMs: 1 });
  const trace = baton.trace();
  trace.event("marker", { title: "one" });
  trace.event("marker", { title: "two" });
  expect(await baton.flush()).toBe(true);
  expect(server.seen).toHaveLength(2);
  expect(server.seen[1]?.body).toBe(server.seen[0]?.body);
  expect(baton.counters()).toMatchObject({ sent: 2, failedRequests: 1 });
});

test("refused events are counted and named; the rest is sent", async () => {
  await using server = await startLocalServer(() => ({
    body: {
      accepted: 1,
      duplicates: 0,
      rejected: [{ index: 0, event_id: null, code: "invalid_input", message: "at: is no instant" }],
    },
  }));
  const problems: string[] = [];
  const baton = createBaton({
    url: server.url,
    key: "k",
    onProblem: (text) => problems.push(text),
  });
  baton.record({ event: "marker", trace_id: "t", at: "no", title: "bad" });
  baton.trace().event("marker", { title: "good" });
  await baton.flush();
  expect(baton.counters()).toMatchObject({ sent: 1, rejected: 1 });
  expect(problems).toEqual(["invalid_input: at: is no instant"]);
});

test("a batch that a wrong key sends is given up, not sent for ever", async () => {
  await using server = await startLocalServer(() =>
    refusal(401, "unauthenticated", { detail: "no such key" }),
  );
  const baton = createBaton({ url: server.url, key: "wrong" });
  baton.trace().event("marker", { title: "x" });
  await baton.flush();
  expect(server.seen).toHaveLength(1);
  expect(baton.counters()).toMatchObject({ rejected: 1, buffered: 0, lastProblem: "no such key" });
});

test("a batch that is too large is halved until it fits", async () => {
  await using server = await startLocalServer((seen) =>
    seen.body.split("\n").length > 3 ? refusal(413, "payload_too_large") : tookAll(seen),
  );
  const baton = createBaton({ url: server.url, key: "k" });
  const trace = baton.trace();
  for (let i = 0; i < 7; i += 1) trace.event("marker", { title: `m${i}` });
  expect(await baton.flush()).toBe(true);
  expect(baton.counters()).toMatchObject({ sent: 7, rejected: 0 });
});

test("whatever a context holds, recording it does not throw", async () => {
  await using server = await startLocalServer(tookAll);
  const baton = createBaton({ url: server.url, key: "k" });
  const circular: Record<string, unknown> = {
    amount: 10n,
    tags: new Set(["a"]),
    at: new Map([["k", 1]]),
  };
  circular["self"] = circular;
  circular["twice"] = [circular["tags"], circular["tags"]];
  const hostile = {
    get value() {
      throw new Error("a getter that throws");
    },
  };
  const trace = baton.trace();
  trace.handoff({ from_agent: "a", to_agent: "b", task: "t", context: circular });
  trace.handoff({ from_agent: "a", to_agent: "b", task: "t", context: hostile });
  trace
    .handoff({ from_agent: "a", to_agent: "b" })
    .fail(undefined)
    .fail("text")
    .fail(new TypeError("x"));
  await baton.flush();
  const [first] = server.lines();
  expect(first.context).toEqual({
    amount: "10",
    tags: ["a"],
    at: { k: 1 },
    self: "[circular]",
    twice: [["a"], ["a"]],
  });
  expect(baton.counters()).toMatchObject({ dropped: 1, rejected: 0 });
});

test("what the callee returns and throws passes through, and is recorded", async () => {
  await using server = await startLocalServer(tookAll);
  const baton = createBaton({ url: server.url, key: "k" });
  const trace = baton.trace();
  const start = { from_agent: "a", to_agent: "b", task: "t", context: { n: 2 } };
  expect(await trace.runHandoff(start, ({ n }) => n * 2)).toBe(4);
  const failing = trace.runHandoff(start, () => {
    throw new RangeError("too far");
  });
  await expect(failing).rejects.toThrow(RangeError);
  await expect(trace.span({ name: "look", kind: "tool" }, () => "seen")).resolves.toBe("seen");
  await baton.flush();
  const events = server.lines();
  expect(events.filter(({ event }) => event === "task_complete")).toMatchObject([{ result: 4 }]);
  expect(events.filter(({ event }) => event === "task_failed")).toMatchObject([
    { error: { type: "RangeError", message: "too far" } },
  ]);
  expect(events.at(-1)).toMatchObject({ event: "span", status: "ok", output: "seen" });
});

test("a trace goes on in another process", async () => {
  await using server = await startLocalServer(tookAll);
  const baton = createBaton({ url: server.url, key: "k" });
  const handoff = baton.trace().handoff({ from_agent: "a", to_agent: "b" });
  const there = baton.trace({ headers: handoff.headers() });
  there.given?.received({ seen: true });
  const named = baton.trace({ trace_id: "ours-1" });
  expect(baton.trace({ headers: new Headers(named.headers()) }).id).toBe("ours-1");
  await baton.flush();
  const events = server.lines();
  expect(events).toMatchObject([
    { event: "handoff_initiated", trace_id: there.id, handoff_id: handoff.id },
    { event: "handoff_received", trace_id: there.id, handoff_id: handoff.id },
  ]);
});
