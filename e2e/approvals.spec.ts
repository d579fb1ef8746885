import type { Page } from "@playwright/test";
import type { ApprovalDetail, ApprovalDto } from "../lib/contracts/approval";
import type { RunDto } from "../lib/contracts/run";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

type Workspace = { project: { slug: string }; key: string };

function api(page: Page, { key }: Workspace) {
  const headers = { authorization: `Bearer ${key}` };
  return {
    post: async <Answer>(path: string, data: object): Promise<Answer> =>
      (await page.request.post(`/api/v1${path}`, { headers, data })).json(),
    get: async <Answer>(path: string): Promise<Answer> =>
      (await page.request.get(`/api/v1${path}`, { headers })).json(),
  };
}

const refund = (more: object = {}) => ({
  kind: "refund",
  question: "Pay back 30 euro for INV-7?",
  requested_by: "billing",
  action: {
    name: "issue_refund",
    args: { amount: 30, invoice: "INV-7", notify: true },
    schema: {
      type: "object",
      properties: { amount: { type: "number", maximum: 100, description: "In euro" } },
    },
  },
  ...more,
});

test("two of thirty e-mails are changed, and the run goes on with the changed ones", async ({
  signedIn: page,
  workspace,
}) => {
  const { post, get } = api(page, workspace);
  let run: RunDto | undefined;
  await expect(async () => {
    run = await post<RunDto>("/runs", { workflow: "partnership-discovery" });
    expect(run.id).toBeTruthy();
  }).toPass();
  await page.goto(`/approvals?project=${workspace.project.slug}`);
  await page.getByRole("button", { name: /Release these drafts/ }).click();

  await expect(page.getByRole("heading", { name: "What led here" })).toBeVisible();
  await expect(page.getByText("Recipients")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press("e");
  for (const number of [1, 30]) {
    const item = page.locator("details").nth(number - 1);
    await item.locator("summary").click();
    await item.getByLabel("subject").fill(`Changed by hand ${number}`);
  }
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Approve with changes" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();

  await expect(async () => {
    const done = await get<RunDto>(`/runs/${run?.id}`);
    expect(done).toMatchObject({ status: "completed", result: { released: 30 } });
    expect(JSON.stringify(done.result).match(/Changed by hand \d+/g)).toEqual([
      "Changed by hand 1",
      "Changed by hand 30",
    ]);
  }).toPass();
  await page.getByText(/^Done/).click();
  await expect(page.getByText("Approved with changes").first()).toBeVisible();
});

test("an outside system asks, a person decides in the browser, and it gets the answer while it waits", async ({
  signedIn: page,
  workspace,
}) => {
  const { post, get } = api(page, workspace);
  const asked = await post<ApprovalDto>("/approvals", refund());
  const other = await post<ApprovalDto>("/approvals", {
    action_request: { action: "send_newsletter", args: { to: "all" } },
    config: { allow_accept: true, allow_ignore: true },
    description: "Send the newsletter?",
  });
  await page.goto(`/approvals?project=${workspace.project.slug}`);
  await expect(page.getByRole("link", { name: /Approvals\s*2/ })).toBeVisible();

  // By keyboard alone: the newest first, then the next. A key before the list is live is lost.
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(page.getByRole("heading", { name: "Send the newsletter?" })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await page.keyboard.press("r");
  await page.keyboard.type("Not before Monday.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Rejected by").first()).toBeVisible();
  expect(await get<ApprovalDetail>(`/approvals/${other.id}`)).toMatchObject({ decision: null });
  const ignored = await get<ApprovalDetail>(`/approvals/${other.id}?wait_ms=20000`);
  expect(ignored).toMatchObject({
    response: { type: "ignore" },
    decision: { reason: "Not before Monday." },
  });

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Pay back/ }).click();
  await expect(page.getByRole("button", { name: /^Approve/ })).toBeEnabled();
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: /^Approve/ })).toBeEnabled();
  await page.keyboard.press("a");
  const waited = await get<ApprovalDetail>(`/approvals/${asked.id}?wait_ms=20000`);
  expect(waited).toMatchObject({ status: "decided", response: { decision: "approve" } });
  expect(waited.trail.map(({ step }) => step)).toEqual([
    "requested",
    "decided",
    "undone",
    "decided",
    "took_effect",
  ]);

  // The same of three agents, in one go.
  const same = await Promise.all(
    ["billing", "shop", "desk"].map((requestedBy) =>
      post<ApprovalDto>("/approvals", refund({ requested_by: requestedBy })),
    ),
  );
  await page.goto(`/approvals?project=${workspace.project.slug}&selected=${same[0]?.id}`);
  await expect(page.getByText("3 questions ask exactly this.")).toBeVisible();
  await page.getByRole("button", { name: "Reject all 3" }).click();
  for (const { id } of same) {
    const ended = await get<ApprovalDetail>(`/approvals/${id}?wait_ms=20000`);
    expect(ended).toMatchObject({ status: "decided", decision: { decision: "reject" } });
  }
});

test("what nobody answers goes to the second person, and then counts as a no", async ({
  signedIn: page,
  workspace,
}) => {
  const { post } = api(page, workspace);
  const asked = await post<ApprovalDto>(
    "/approvals",
    refund({
      timeout_ms: 1500,
      on_timeout: { escalate: { to: "admin@example.com", otherwise: "deny" } },
    }),
  );
  const { slug } = workspace.project;
  await page.goto(`/approvals?project=${slug}&selected=${asked.id}`);
  await expect(page.getByText("passed it on, since nobody answered")).toBeVisible();
  await expect(page.getByText(/Rejected by Baton/)).toContainText("Nobody answered in time.");
});

test("on a phone the list, the question and the answer fit, and another person's decision shows", async ({
  signedIn: page,
  workspace,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { post } = api(page, workspace);
  const asked = await post<ApprovalDto>("/approvals", refund({ trace_id: "phone-trace" }));
  await page.goto(`/approvals?project=${workspace.project.slug}`);
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: /Pay back/ }).click();
  await expect(page.getByRole("button", { name: /^Reject/ })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  // The list, which was hidden meanwhile, is there again beside it.
  await page.setViewportSize({ width: 1280, height: 844 });
  await expect(page.getByRole("button", { name: /Pay back/ })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });

  await page.getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("button", { name: "4 hours" }).click();
  await expect(page.getByText("Snoozed", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Note/ }).click();
  await page.getByLabel("Note").fill("Asked the customer.");
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByText("(Asked the customer.)")).toBeVisible();

  await post(`/approvals/${asked.id}/decision`, { decision: "reject", reason: "Too late." });
  await expect(page.getByText(/Rejected by journey/)).toBeVisible();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(page.getByText("Nothing here")).toBeVisible();
});
