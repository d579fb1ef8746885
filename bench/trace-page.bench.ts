/**
 * How soon a long trace can be worked with, in a real Chromium against the production build: the list of its
 * handoffs usable, its graph drawn, its spans in the timeline; and the longest task while scrolling and zooming.
 * Options: `--runs 5`.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { printResult, startBenchServer } from "./bench-server.ts";
import { longestTask, readScripts, waitForMark, watchPage } from "./page-watch.ts";
import { sendTrace } from "./trace-load.ts";

const ADMIN = { email: "bench@example.com", password: "correct-horse-battery" };
const LOADS = [
  { traceId: "bench-10k", spans: 10_000, handoffs: 300 },
  { traceId: "bench-50k", spans: 50_000, handoffs: 300 },
] as const;
const SCROLL_STEPS = 25;
const ZOOM_STEPS = 10;

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });

const server = await startBenchServer({
  BATON_INIT_ADMIN_EMAIL: ADMIN.email,
  BATON_INIT_ADMIN_PASSWORD: ADMIN.password,
});
const browser = await chromium.launch({
  executablePath: process.env["BATON_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  for (const load of LOADS) await sendTrace(server.url, server.key, load);
  const state = await signIn(browser);
  for (const load of LOADS) {
    const runs = [];
    for (let run = 0; run <= Number(values.runs); run += 1) {
      runs.push(await visitOnce(browser, { state, traceId: load.traceId }));
    }
    printResult({
      bench: "trace-page",
      spans: load.spans,
      handoffs: load.handoffs,
      runs: runs.length - 1,
      // The first visit warms the server.
      ...medians(runs.slice(1)),
      load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
    });
  }
} finally {
  await browser.close();
  await server.stop();
}

type SignedIn = Awaited<ReturnType<typeof signIn>>;

async function visitOnce(
  browser: Browser,
  { state, traceId }: { state: SignedIn; traceId: string },
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...state });
  // tsx wraps functions in a helper of its own, which the page does not have.
  await context.addInitScript("globalThis.__name = (wrapped) => wrapped;");
  await context.addInitScript(watchPage);
  try {
    return await visit(context, traceId);
  } finally {
    await context.close();
  }
}

async function signIn(browser: Browser) {
  const context = await browser.newContext({ baseURL: server.url });
  const answer = await context.request.post("/api/auth/sign-in/email", {
    headers: { origin: server.url },
    data: ADMIN,
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  const storageState = await context.storageState();
  await context.close();
  return { storageState, baseURL: server.url };
}

/** A first visit with nothing cached, one by a click in the list, then the timeline of the same trace. */
async function visit(context: BrowserContext, traceId: string) {
  const page = await context.newPage();
  await page.goto(`/traces/${traceId}`);
  const listMs = await waitForMark(page, "list");
  const graphMs = await waitForMark(page, "graph");
  const scripts = await readScripts(page);
  const clicked = await visitByClick(page, traceId);
  await page.goto(`/traces/${traceId}?view=timeline&zoom=20`);
  const spansMs = await waitForMark(page, "spans");
  await page.getByRole("tree").press("ArrowRight");
  const scrollTaskMs = await longestTask(page, () => scroll(page));
  const zoomTaskMs = await longestTask(page, () => zoom(page));
  await page.close();
  return {
    list_usable_ms: listMs,
    graph_drawn_ms: graphMs,
    click_list_usable_ms: clicked.listMs,
    click_graph_drawn_ms: clicked.graphMs,
    timeline_spans_ms: spansMs,
    scroll_longest_task_ms: scrollTaskMs,
    zoom_longest_task_ms: zoomTaskMs,
    js_gzip_kb: scripts.kb,
    js_files: scripts.files,
  };
}

/** From the list of traces, as people come: the page's code is there, its data is not. */
async function visitByClick(page: Page, traceId: string) {
  await page.goto("/traces?range=all", { waitUntil: "networkidle" });
  const row = page.locator(`a[href*="${traceId}"]`).first();
  const startMs = await row.evaluate((link: HTMLElement) => {
    window.bench.marks = {};
    const at = performance.now();
    link.click();
    return at;
  });
  const listMs = (await waitForMark(page, "list")) - startMs;
  return { listMs, graphMs: (await waitForMark(page, "graph")) - startMs };
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(600, 500);
  for (let step = 0; step < SCROLL_STEPS; step += 1) {
    await page.mouse.wheel(step % 3 === 0 ? 300 : 0, 400);
    await nextFrame(page);
  }
}

async function zoom(page: Page): Promise<void> {
  for (let step = 0; step < ZOOM_STEPS; step += 1) {
    const name = step < ZOOM_STEPS / 2 ? "Zoom in" : "Zoom out";
    await page.getByRole("button", { name, exact: true }).click();
    await nextFrame(page);
  }
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

function medians(runs: readonly Record<string, number>[]): Record<string, number> {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const sorted = runs.map((run) => run[name] ?? 0).sort((a, b) => a - b);
      return [name, Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)];
    }),
  );
}
