import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listConsolePages } from "../lib/http/list-app-exports.fixture";
import { ADMIN, BASE_URL, expect, test } from "./journey";

/** Breaks out of attributes, elements, scripts and templates, and asks for another host. */
const HOSTILE = `"'><img src=https://evil.example/x onerror=alert(1)><script>alert(2)</script>{{7*7}}\${7*7}</textarea></title>`;
const ROOT = fileURLToPath(new URL("..", import.meta.url));

test("names that agents and people gave are text on every page, and no page calls elsewhere", async ({
  signedIn: page,
  workspace: { project, key },
  request,
}) => {
  // Thirty pages, one after another.
  test.slow();
  const headers = { authorization: `Bearer ${key}` };
  const make = async (method: "post" | "put", path: string, data: object) => {
    const response = await request[method](`/api/v1/${path}`, { headers, data });
    expect({ path, said: response.ok() ? "" : await response.text() }).toEqual({ path, said: "" });
    return response.json();
  };
  const [trace, handoff, agent] = ["hostile<b>", "h'\"", `boss<img src=x>`];
  const at = new Date().toISOString();
  const span = { trace_id: trace, id: "s<b>", kind: "tool", name: HOSTILE, agent };
  await make("post", "events", [
    { event: "trace_started", trace_id: trace, at, name: HOSTILE, session_id: HOSTILE },
    {
      event: "handoff_initiated",
      trace_id: trace,
      handoff_id: handoff,
      at,
      from_agent: agent,
      to_agent: HOSTILE,
      task: HOSTILE,
      justification: HOSTILE,
      reason: "complexity",
      context: { [HOSTILE]: HOSTILE, link: "javascript:alert(3)" },
    },
    { event: "span", ...span, start: at, end: at, input: { html: HOSTILE }, output: HOSTILE },
  ]);
  await make("put", `agents/${encodeURIComponent(agent)}`, {
    kind: "remote",
    description: HOSTILE,
    capabilities: [HOSTILE.slice(0, 100)],
  });
  await make("post", "approvals", {
    question: HOSTILE,
    title: HOSTILE,
    action: { name: HOSTILE.slice(0, 100), args: { [HOSTILE]: HOSTILE } },
  });
  await make("put", "blackboard/output/x/key", { value: { [HOSTILE]: HOSTILE } });
  await make("put", "rules", { document: { rules: [] }, base: 0, note: HOSTILE });
  await make("post", "saved-views", { name: HOSTILE.slice(0, 60), search: "", is_shared: true });
  await make("post", "keys", { label: HOSTILE.slice(0, 100), scopes: ["read"] });
  await make("post", "invitations", { role: "viewer" });
  const channel = { kind: "webhook", name: HOSTILE.slice(0, 100), url: "https://example.com/" };
  await make("post", "notification-channels", channel);

  const dialogs: string[] = [];
  const strangers: string[] = [];
  const policies = new Set<string>();
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (asked) => {
    const url = new URL(asked.url());
    if (url.origin !== BASE_URL && !["data:", "blob:"].includes(url.protocol)) {
      strangers.push(asked.url());
    }
  });
  const names: Record<string, string> = { traceId: trace, name: agent, from: agent, to: HOSTILE };
  const paths = listConsolePages().flatMap((address) => {
    const path = address.replaceAll(/\[(\w+)\]/g, (_whole, name: string) =>
      encodeURIComponent(names[name] ?? "nothing"),
    );
    return path.includes("/nothing") ? [] : [path];
  });
  for (const path of paths) {
    const answer = await page.goto(`${path}?project=${project.slug}&range=24h`);
    policies.add(scriptsOf(answer?.headers()["content-security-policy"] ?? "none"));
    await expect(page.locator("main")).toBeVisible();
    await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
  }

  expect({ dialogs, strangers }).toEqual({ dialogs: [], strangers: [] });
  expect([...policies]).toEqual(["script-src 'self' 'nonce-…' 'strict-dynamic'"]);
});

test("nothing that the browser is given holds a secret of the server", async ({ signedIn }) => {
  const secret = readFileSync(join(ROOT, ".baton", "e2e", "secret"), "utf8").trim();
  const folder = join(ROOT, ".next", "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(js|css|map|json)$/.test(file),
  );
  const telling = [secret, ADMIN.password, "DATABASE_URL", "postgres://", "pg_catalog"];

  const found = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return telling.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  const html = await (await signedIn.request.get("/settings/account")).text();

  expect(files.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
  expect(telling.filter((word) => html.includes(word))).toEqual([]);
});

/** The one directive, without what differs from page to page. */
function scriptsOf(policy: string): string {
  const scripts = policy.split("; ").find((each) => each.startsWith("script-src ")) ?? policy;
  return scripts.replace(/'nonce-[\w+/=]{20,}'/, "'nonce-…'");
}
