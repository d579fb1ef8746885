/**
 * `npm run screenshots`: the pictures of the documents, taken anew in `public/docs` from the demo, from a run
 * that waits for a person, and from rules that are simulated on it; each in both schemes.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { startBenchServer } from "../bench/bench-server.ts";
import { PICTURE_SIZE } from "../components/docs/doc-picture.ts";

const FOLDER = fileURLToPath(new URL("../public/docs/", import.meta.url));
const ADMIN = { email: "admin@example.com", password: "correct-horse-battery" };
const QUALITY = 80;
const SIMULATED_WITHIN_MS = 120_000;
/** Sharp enough for words on a dense screen. */
const SCALE = 1.5;
/** The time of the case study. */
const STUDY = "from=2025-06-01T00:00:00.000Z&to=2025-09-01T00:00:00.000Z";
const RULES = [
  {
    id: "large",
    name: "Much context needs a person’s yes",
    when: { ">": [{ var: "context_bytes" }, 10_000] },
    target: { human: { question: "Is all of this needed?" } },
  },
];

type Picture = { name: string; path: string; until: (page: Page) => Promise<unknown> };

const PICTURES: readonly Picture[] = [
  { name: "overview", path: `/?${STUDY}`, until: seesChart },
  { name: "trace", path: "/traces/demo-context-lost-at-hop-2", until: opensHandoff },
  { name: "gaps", path: `/gaps?${STUDY}`, until: seesChart },
  { name: "findings", path: `/findings?${STUDY}`, until: opensFinding },
  { name: "approvals", path: "/approvals", until: opensApproval },
  { name: "routing", path: "/routing?tab=simulate", until: simulates },
  { name: "connect", path: "/connect", until: (page) => page.getByRole("radio").first().waitFor() },
];

const server = await startBenchServer({
  BATON_INIT_ADMIN_EMAIL: ADMIN.email,
  BATON_INIT_ADMIN_PASSWORD: ADMIN.password,
});
const browser = await chromium.launch({
  executablePath: process.env["BATON_CHROMIUM"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  await fillProject();
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const scheme of ["light", "dark"] as const) {
    const page = await openPage(browser, scheme);
    for (const picture of PICTURES) await takePicture(page, picture, scheme);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}

async function fillProject(): Promise<void> {
  await send("POST", "/demo");
  await send("POST", "/runs", { workflow: "partnership-discovery" });
  const document = { rules: RULES };
  await send("PUT", "/rules/draft", { document, base: 0, revision: 0 });
}

async function send(method: "POST" | "PUT", path: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

async function openPage(browser: Browser, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: PICTURE_SIZE,
    colorScheme,
    reducedMotion: "reduce",
  });
  const headers = { origin: server.url };
  const signedIn = await context.request.post("/api/auth/sign-in/email", { headers, data: ADMIN });
  if (!signedIn.ok()) throw new Error(`sign-in answered ${signedIn.status()}`);
  return context.newPage();
}

async function takePicture(page: Page, { name, path, until }: Picture, scheme: string) {
  await page.goto(path);
  await until(page);
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  // Playwright itself writes no WebP, which is a third of the size.
  const session = await page.context().newCDPSession(page);
  const shot = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
    clip: { x: 0, y: 0, ...PICTURE_SIZE, scale: SCALE },
  });
  const file = `${name}-${scheme}.webp`;
  const bytes = Buffer.from(shot.data, "base64");
  await writeFile(join(FOLDER, file), bytes);
  console.log(`${file} ${Math.round(bytes.length / 1024)} KB`);
}

async function seesChart(page: Page) {
  await page.locator(".recharts-surface").first().waitFor();
}

async function seesGraph(page: Page) {
  await page.locator(".react-flow__node").first().waitFor();
}

async function opensHandoff(page: Page) {
  await seesGraph(page);
  const rows = page.getByRole("list", { name: "Handoffs in order" }).getByRole("button");
  await rows.first().click();
  await page.getByRole("article", { name: /^Handoff/ }).waitFor();
}

async function opensFinding(page: Page) {
  await page.getByRole("main").getByText("No context of its own").first().click();
  await seesChart(page);
}

/** The run comes to its question by itself, and the inbox hears of it. */
async function opensApproval(page: Page) {
  const rows = page
    .getByRole("main")
    .getByRole("button")
    .filter({ has: page.locator("time") });
  await rows.first().click();
  await page
    .getByRole("button", { name: /^Approve/ })
    .first()
    .waitFor();
}

/** The one that was simulated for the other scheme is looked at again. */
async function simulates(page: Page) {
  const start = page.getByRole("button", { name: "Simulate these rules" });
  await start.waitFor();
  if ((await page.getByLabel("Which simulation").count()) === 0) await start.click();
  await page.getByText(/^Of the last/).waitFor({ timeout: SIMULATED_WITHIN_MS });
}
