/**
 * 10,000 waiting approvals against the production build: how soon the inbox can be used in a real Chromium,
 * and what lists, details and decisions cost at the server. Options: `--waiting 10000 --opens 10 --decisions 300`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, type Cookie, request } from "@playwright/test";
import { printResult, startBenchServer } from "./bench-server.ts";

const ADMIN = { email: "bench@example.com", password: "correct-horse-battery" };
const ASKED_AT_ONCE = 16;
/** Until the browser keeps what it compiled. */
const VISITS_BEFORE = 4;
const { values } = parseArgs({
  options: {
    waiting: { type: "string", default: "10000" },
    opens: { type: "string", default: "10" },
    decisions: { type: "string", default: "300" },
  },
});

const server = await startBenchServer({
  BATON_INIT_ADMIN_EMAIL: ADMIN.email,
  BATON_INIT_ADMIN_PASSWORD: ADMIN.password,
});
try {
  const ids = await askFor(Number(values.waiting));
  printResult({
    bench: "inbox",
    waiting: ids.length,
    ...(await openInbox()),
    ...(await askServer(ids)),
    load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
  });
} finally {
  await server.stop();
}

/** As outside systems ask, through the API. */
async function askFor(count: number): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const askOn = async (): Promise<void> => {
    while (next < count) {
      const number = (next += 1);
      const body = {
        question: `May I pay ${number} $ back to customer ${number % 700}?`,
        kind: "refund",
        requested_by: `agent-${number % 12}`,
        trace_id: `bench-inbox-${number}`,
        timeout_ms: 86_400_000,
        action: { name: "issue_refund", args: { amount: number, note: "n".repeat(200) } },
        context: { customer: number % 700, history: "h".repeat(1000) },
      };
      const asked = await call<{ id: string }>("/approvals", body);
      ids.push(asked.id);
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, askOn));
  return ids;
}

/**
 * In a browser that knows nothing yet, and in the profile of somebody who has been there before. `shown`:
 * the list is on the page; `open`: a row of it answers a click.
 */
async function openInbox() {
  const session = await signIn();
  const first: Opened[] = [];
  for (let run = -1; run < Number(values.opens); run += 1) {
    const opened = await inProfile(session, openOnce);
    if (run >= 0) first.push(opened);
  }
  const again = await inProfile(session, async (context) => {
    for (let run = 0; run < VISITS_BEFORE; run += 1) await openOnce(context);
    const visits: Opened[] = [];
    for (let run = 0; run < Number(values.opens); run += 1) visits.push(await openOnce(context));
    return visits;
  });
  return { ...figuresOf("first", first), ...figuresOf("again", again) };
}

function figuresOf(name: string, visits: readonly Opened[]) {
  const of = (what: keyof Opened, share: number) =>
    quantile(
      visits.map((visit) => visit[what]),
      share,
    );
  return {
    [`${name}_shown_median_ms`]: of("shown", 0.5),
    [`${name}_open_median_ms`]: of("open", 0.5),
    [`${name}_open_worst_ms`]: of("open", 1),
  };
}

async function signIn(): Promise<Cookie[]> {
  const context = await request.newContext({ baseURL: server.url });
  const answer = await context.post("/api/auth/sign-in/email", {
    headers: { origin: server.url },
    data: ADMIN,
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  const { cookies } = await context.storageState();
  await context.dispose();
  return cookies;
}

async function inProfile<Result>(
  session: Cookie[],
  act: (context: BrowserContext) => Promise<Result>,
) {
  const folder = await mkdtemp(join(tmpdir(), "baton-inbox-"));
  const context = await chromium.launchPersistentContext(folder, {
    baseURL: server.url,
    executablePath: process.env["BATON_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--disable-background-networking",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  try {
    await context.addCookies(session);
    return await act(context);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Opened = { shown: number; open: number };

async function openOnce(context: BrowserContext): Promise<Opened> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[aria-label="Approvals"] button')) return;
      performance.mark("shown");
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto("/approvals");
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('[aria-label="Approvals"] button') ?? {}).some((key) =>
      key.startsWith("__reactProps"),
    ),
  );
  const opened = await page.evaluate(() => ({
    open: performance.now(),
    shown: performance.getEntriesByName("shown")[0]?.startTime ?? Number.NaN,
  }));
  await page.close();
  return opened;
}

async function askServer(ids: readonly string[]) {
  const count = Number(values.decisions);
  const timed = async (act: (index: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let run = -5; run < count; run += 1) {
      const startedAt = performance.now();
      await act(run + 5);
      if (run >= 0) times.push(performance.now() - startedAt);
    }
    return quantile(times, 0.95);
  };
  return {
    list_p95_ms: await timed(() => call("/approvals?status=waiting&limit=50")),
    search_p95_ms: await timed((index) => call(`/approvals?status=waiting&q=customer%20${index}`)),
    counts_p95_ms: await timed(() => call("/approvals/counts")),
    detail_p95_ms: await timed((index) => call(`/approvals/${ids[index]}`)),
    decision_p95_ms: await timed((index) =>
      call(`/approvals/${ids[index]}/decision`, { decision: "approve" }),
    ),
  };
}

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  const answer: Answer = JSON.parse(text);
  return answer;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}
