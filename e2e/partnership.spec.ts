import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { type FaultServer, startFaultServer } from "../faults/fault-server";
import type { ApprovalDetail, ApprovalList } from "../lib/contracts/approval";
import type { CreatedInvitation } from "../lib/contracts/member";
import type { RunDto } from "../lib/contracts/run";
import { ADMIN, expectAccessibleInBothSchemes } from "./journey";

/** A Baton of its own: these journeys stop it in the middle and start it again. */
const SECOND = { email: "second@example.com", password: "correct-horse-battery" };
const TABS_MAX = 150;
const TIMEOUT_MS = 20_000;

test.describe.configure({ mode: "serial", timeout: 240_000 });
let server: FaultServer;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await startFaultServer({
    BATON_INIT_ADMIN_EMAIL: ADMIN.email,
    BATON_INIT_ADMIN_PASSWORD: ADMIN.password,
  });
});
test.afterAll(() => server.remove());

async function openAs(browser: Browser, who: typeof ADMIN, options: object = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const answer = await context.request.post("/api/auth/sign-in/email", {
    headers: { origin: server.url },
    data: who,
  });
  expect(answer.ok()).toBe(true);
  return context.newPage();
}

async function call<Answer>(path: string, { method = "GET", body }: Request = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const answer: Answer = await response.json();
  return answer;
}
type Request = { method?: string; body?: object };

async function restart(): Promise<void> {
  await server.stopWeb();
  await server.startWeb();
}

async function startAndWait(): Promise<{ run: RunDto; approval: ApprovalDetail }> {
  const run = await call<RunDto>("/runs", {
    method: "POST",
    body: { workflow: "partnership-discovery" },
  });
  await expect(async () => {
    expect(await runOf(run.id)).toMatchObject({ status: "waiting" });
  }).toPass();
  const [item] = (await call<ApprovalList>(`/approvals?run_id=${run.id}`)).items;
  return { run, approval: await call<ApprovalDetail>(`/approvals/${item?.id}`) };
}
const runOf = (id: string) => call<RunDto>(`/runs/${id}`);

/** As somebody without a mouse comes there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < TABS_MAX; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${String(target)} cannot be reached by keyboard`);
}

async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

test("by keyboard only: started, kept over a restart, two of thirty e-mails changed, and done with those", async ({
  browser,
}) => {
  const page = await openAs(browser, ADMIN);
  await page.goto("/runs");
  const start = page.getByRole("button", { name: "Start" });
  await expect(page.getByText("No runs yet")).toBeVisible();
  await tabTo(page, start);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "A person must decide" })).toBeVisible();
  const runId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await restart();

  await page.reload();
  await expect(page.getByRole("heading", { name: "A person must decide" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("button", { name: /Release these drafts/ })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: "What led here" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("form", { name: "Edit and approve" })).toBeFocused();
  for (const number of [1, 30]) {
    const item = page.locator("details").nth(number - 1);
    await tabTo(page, item.locator("summary"));
    await page.keyboard.press("Enter");
    const subject = item.getByLabel("subject");
    await expect(subject).toBeVisible();
    await tabTo(page, subject);
    await retype(page, `Changed by hand ${number}`);
  }
  await tabTo(page, page.getByRole("button", { name: "Approve with changes" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();

  await expect(async () => {
    const done = await runOf(runId);
    expect(done).toMatchObject({ status: "completed", result: { released: 30 } });
    expect(JSON.stringify(done.result).match(/Changed by hand \d+/g)).toEqual([
      "Changed by hand 1",
      "Changed by hand 30",
    ]);
  }).toPass();
  await page.goto(`/runs/${runId}`);
  await expect(page.getByRole("main").getByText("Completed", { exact: true })).toBeVisible();
  await page.context().close();
});

test("on a phone: kept over a restart, rejected with a reason, and nothing is sent", async ({
  browser,
}) => {
  const { run, approval } = await startAndWait();
  const viewport = { width: 390, height: 844 };
  const page = await openAs(browser, ADMIN, { viewport, hasTouch: true, isMobile: true });
  await page.goto("/approvals");
  await page.getByRole("button", { name: /Release these drafts/ }).tap();
  await expect(page.getByText("Recipients")).toBeVisible();

  await restart();

  await page.reload();
  await page.getByRole("button", { name: /^Reject/ }).tap();
  await page.getByLabel("Why not?").fill("Not in December.");
  await page.getByRole("button", { name: "Reject", exact: true }).tap();
  await expect(page.getByText("Rejected by").first()).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  const wide = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await wide()).toBe(0);

  await expect(async () => {
    expect(await runOf(run.id)).toMatchObject({
      status: "cancelled",
      error: { type: "rejected_by_human" },
      result: null,
    });
  }).toPass();
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Not in December.");
  expect(await wide()).toBe(0);
  const { trail } = await call<ApprovalDetail>(`/approvals/${approval.id}`);
  expect(trail.map(({ step }) => step)).toEqual(["requested", "decided", "took_effect"]);
  await page.context().close();
});

test("what the first person leaves goes to the second, over a restart, who sees that the first looks", async ({
  browser,
}) => {
  const invited = await call<CreatedInvitation>("/invitations", {
    method: "POST",
    body: { role: "reviewer", email: SECOND.email },
  });
  const joining = await browser.newPage();
  await joining.goto(invited.link);
  await joining.getByLabel("Your name").fill("Second Person");
  await joining.getByRole("textbox", { name: "Password" }).fill(SECOND.password);
  await joining.getByRole("button", { name: "Make the account and join" }).click();
  await expect(joining).not.toHaveURL(/join/);
  await joining.close();
  const ask = {
    timeout_ms: TIMEOUT_MS,
    on_timeout: { escalate: { to: [SECOND.email], otherwise: "deny" } },
  };
  const rule = { name: "mass mail", when: { kinds: ["send_email"] }, do: { ask } };
  await call("/approval-policy", {
    method: "PUT",
    body: { document: { rules: [rule] }, version: 0 },
  });
  // Signed in before the question's time runs.
  const first = await openAs(browser, ADMIN);
  const second = await openAs(browser, SECOND);
  const { run, approval } = await startAndWait();
  expect(approval.if_unanswered.map(({ what, to }) => [what, to])).toEqual([
    ["escalate", SECOND.email],
    ["deny", null],
  ]);

  await restart();

  await first.goto(`/approvals?selected=${approval.id}`);
  await expect(first.getByRole("button", { name: /^Approve/ })).toBeVisible();
  await second.goto("/approvals?tab=mine");
  await expect(second.getByText("Nothing here")).toBeVisible();
  await expect(first.getByText("passed it on, since nobody answered")).toBeVisible();

  await second.getByRole("button", { name: /Release these drafts/ }).click();
  await expect(second.getByText(/looking at this, too/)).toBeVisible();
  await second.getByRole("button", { name: /^Approve/ }).click();
  await expect(second.getByRole("button", { name: "Undo" })).toBeVisible();

  await expect(async () => {
    expect(await runOf(run.id)).toMatchObject({ status: "completed", result: { released: 30 } });
  }).toPass();
  await expect(first.getByText(/Approved by Second Person/)).toBeVisible();
  const { trail } = await call<ApprovalDetail>(`/approvals/${approval.id}`);
  expect(trail.map(({ step, by }) => [step, by])).toEqual([
    ["requested", "Orchestrator"],
    ["escalated", "Baton"],
    ["decided", "Second Person"],
    ["took_effect", "Baton"],
  ]);
  await first.context().close();
  await second.context().close();
});
