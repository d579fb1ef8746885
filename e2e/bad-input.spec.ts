import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

const protobuf = new URL("../lib/ingest/fixtures/adk/transfer-001_v1_traces.bin", import.meta.url);
const good = {
  event: "handoff_initiated",
  trace_id: "t",
  handoff_id: "h",
  at: "2026-01-01T00:00:00Z",
  from_agent: "a",
  to_agent: "b",
};

const COMPARED_WITHIN_MS = 60_000;

test("bad events are refused by name, and good neighbours are stored", async ({
  workspace,
  request,
}) => {
  const headers = { authorization: `Bearer ${workspace.key}`, "content-type": "application/json" };
  const post = (data: unknown) => request.post("/api/v1/events", { headers, data });

  const mixed = await post([good, { ...good, at: "yesterday" }, { ...good, event: "teleported" }]);
  expect(mixed.status()).toBe(200);
  expect(await mixed.json()).toMatchObject({
    accepted: 1,
    rejected: [
      { index: 1, message: expect.stringContaining("at") },
      { index: 2, message: expect.stringContaining("teleported") },
    ],
  });
  const lone = await post({ ...good, handoff_id: undefined });
  expect(lone.status()).toBe(400);
  expect(await lone.json()).toMatchObject({
    code: "invalid_input",
    errors: [{ path: "handoff_id" }],
  });
  const broken = await post(Buffer.from('{"event": '));
  expect(broken.status()).toBe(400);
  expect(broken.headers()["content-type"]).toContain("application/problem+json");
  const stored = await request.get("/api/v1/traces/t", { headers });
  expect((await stored.json()).handoffs).toHaveLength(1);
});

test("a bomb is cut off and a truncated export refused, in the sender's encoding", async ({
  workspace,
  request,
}) => {
  const authorization = `Bearer ${workspace.key}`;
  const bomb = await request.post("/api/v1/events", {
    headers: { authorization, "content-type": "application/json", "content-encoding": "gzip" },
    data: gzipSync(Buffer.alloc(64 * 1024 * 1024, " ")),
  });
  expect(bomb.status()).toBe(413);
  expect(await bomb.json()).toMatchObject({ code: "payload_too_large" });

  const whole = await readFile(protobuf);
  const cut = await request.post("/v1/traces", {
    headers: { authorization, "content-type": "application/x-protobuf" },
    data: whole.subarray(0, whole.length - 100),
  });
  expect(cut.status()).toBe(400);
  expect(cut.headers()["content-type"]).toContain("application/x-protobuf");
  const zipped = await request.post("/v1/traces", {
    headers: {
      authorization,
      "content-type": "application/x-protobuf",
      "content-encoding": "gzip",
    },
    data: gzipSync(whole),
  });
  expect(zipped.status()).toBe(200);
});

test("a path that cannot be decoded is the sender's mistake", async ({ workspace, request }) => {
  const headers = { authorization: `Bearer ${workspace.key}` };

  for (const path of ["/api/v1/traces/%E0%A4%A", "/traces/%", "/%C0%80"]) {
    const response = await request.get(path, { headers });
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_input", status: 400 });
  }
  const decodable = await request.get("/api/v1/traces/%E2%82%AC?text=100%", { headers });
  expect(decodable.status()).toBe(404);
});

test("a body of 12 MB arrives whole", async ({ workspace, request }) => {
  const headers = { authorization: `Bearer ${workspace.key}`, "content-type": "application/json" };
  const events = Array.from({ length: 12 }, (_, n) => ({
    ...good,
    trace_id: "large",
    handoff_id: `h${n}`,
    context: { text: "x".repeat(1024 * 1024) },
  }));

  const sent = await request.post("/api/v1/events", { headers, data: events });

  expect(await sent.json()).toMatchObject({ accepted: 12, rejected: [] });
});

test("what was refused can be looked at and replayed", async ({
  signedIn: page,
  workspace,
  request,
}) => {
  const headers = { authorization: `Bearer ${workspace.key}`, "content-type": "application/json" };
  await request.post("/api/v1/events", { headers, data: [{ ...good, event: "teleported" }] });

  await page.goto(`/settings/ingest?project=${workspace.project.slug}`);
  await page.getByRole("button", { name: /Show what was sent/ }).click();
  await expect(page.getByRole("dialog")).toContainText("teleported");
  await page.keyboard.press("Escape");

  await expectAccessibleInBothSchemes(page);
});

test("ten thousand agents do not hang the browser, and each is found", async ({
  signedIn: page,
  workspace,
}) => {
  test.setTimeout(3 * COMPARED_WITHIN_MS);
  const count = 10_000;
  const { slug } = workspace.project;
  const headers = { authorization: `Bearer ${workspace.key}` };
  const at = new Date(Date.now() - 60_000).toISOString();
  const events = Array.from({ length: count }, (_, n) => ({
    ...good,
    trace_id: `t${n % 100}`,
    handoff_id: `h${n}`,
    at,
    from_agent: `Agent ${n}`,
    to_agent: `Agent ${(n + 1) % count}`,
  }));
  const sent = await page.request.post("/api/v1/events", { headers, data: events });
  expect(await sent.json()).toMatchObject({ accepted: count, rejected: [] });

  await page.goto(`/agents?project=${slug}`);
  await expect(page.getByText("The busiest 100 of 10,000")).toBeVisible();
  await expect(page.getByText("less busy pairs are not drawn")).toBeVisible();
  await page.getByLabel("Find an agent").fill("agent 9999");
  await page.getByRole("link", { name: "Agent 9999" }).first().click();

  await expect(page.getByRole("heading", { name: "Agent 9999" })).toBeVisible();
  await expect(page.getByText("Who hands to it")).toBeVisible();
  for (const path of ["/", "/report", "/gaps"]) {
    await page.goto(`${path}?project=${slug}`);
    // Contexts are compared in rounds, with rests: all of them take a while beside other work.
    await expect(page.getByText("10,000").first()).toBeVisible({ timeout: COMPARED_WITHIN_MS });
  }
});
